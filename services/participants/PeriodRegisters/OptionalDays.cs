using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Days of a register that may be absent.</summary>
internal static class OptionalDays
{
    /// <summary>Refuses what is given and is no day, and a span that ends before it begins; a span with one end is open.</summary>
    /// <param name="from">First day as given, or null where absent.</param>
    /// <param name="to">Last day as given, or null where absent.</param>
    /// <param name="field">The object that both are fields of.</param>
    /// <param name="refusals">Where refusals go.</param>
    public static void Check(string? from, string? to, string field, List<Refusal> refusals)
    {
        var first = Read(from, $"{field}.from", refusals);
        var last = Read(to, $"{field}.to", refusals);
        if (first > last)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.PeriodInvalid,
                $"{field}.to",
                $"Tiden {first:yyyy-MM-dd} – {last:yyyy-MM-dd} slutar innan den börjar.",
                "from ≤ to"));
        }
    }

    /// <summary>A day that has been checked, or null where absent.</summary>
    public static DateOnly? Read(bool given, string day) => given && Days.TryParse(day, out var read) ? read : null;

    private static DateOnly? Read(string? day, string field, List<Refusal> refusals)
    {
        if (day is null)
        {
            return null;
        }

        if (Days.TryParse(day, out var read))
        {
            return read;
        }

        refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, field, "Datumet går inte att läsa.", "ÅÅÅÅ-MM-DD"));
        return null;
    }
}
