using System.Globalization;

namespace Finsam.Participants.Domain;

/// <summary>
/// An occupation and its share of full time, written <c>work:50</c> in files and in the database, or <c>work</c> where the share is not known.
/// </summary>
/// <param name="Code">Occupation code.</param>
/// <param name="Percent">Share of full time in per cent: 100 is 40 hours a week (susam.se); null where it is not known.</param>
internal readonly record struct Occupation(string Code, int? Percent)
{
    /// <summary>Full time, in per cent.</summary>
    public const int FullTimePercent = 100;

    private const char Separator = ':';

    /// <summary>Reads an occupation; null where the share is no whole number from 1 to 100.</summary>
    public static Occupation? Read(string written)
    {
        var parts = written.Split(Separator);
        return parts.Length == 1 ? new Occupation(written, null)
            : parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                && percent is >= 1 and <= FullTimePercent
                ? new Occupation(parts[0], percent)
                : null;
    }

    /// <summary>The occupation with the largest share, the first of several; null where there is none.</summary>
    public static string? Foremost(IEnumerable<string> written) =>
        written.Select(Read).OfType<Occupation>().OrderByDescending(occupation => occupation.Percent ?? 0)
            .Select(occupation => occupation.Code).FirstOrDefault();

    /// <summary>As files and the database have it.</summary>
    public override string ToString() =>
        Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{Code}{Separator}{percent}") : Code;
}
