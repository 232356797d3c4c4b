namespace Finsam.Participants.Questionnaires;

/// <summary>Shares and means, rounded once, half away from zero, as they are printed.</summary>
internal static class Shares
{
    private const int Decimals = 2;

    /// <summary>Whole per cent; 0 of nothing.</summary>
    public static int Percent(long part, long whole) =>
        whole == 0 ? 0 : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);

    /// <summary>Mean with two decimals.</summary>
    public static decimal Mean(long sum, long count) => Math.Round((decimal)sum / count, Decimals, MidpointRounding.AwayFromZero);
}
