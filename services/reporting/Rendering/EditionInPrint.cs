using System.Globalization;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Says which version a rendering shows, how far it has come, and from what it was composed.</summary>
internal static class EditionInPrint
{
    private static readonly Dictionary<string, string> SourceNames = new()
    {
        [SourceMark.Ledger] = "bokföringen",
        [SourceMark.Participants] = "deltagarregistret",
    };

    /// <summary>What every page of a version says that the board has not approved; null for one that it has.</summary>
    public static string? Mark(Edition edition) => edition.State switch
    {
        _ when edition.Approval is not null => null,
        VersionState.Ready => "FÖRSLAG",
        _ => "UTKAST",
    };

    /// <summary>How far the version has come, for the title page.</summary>
    public static string Standing(Edition edition) => edition.Approval is { } approval
        ? $"Version {edition.Version}, fastställd av styrelsen {approval.DecidedOn:yyyy-MM-dd}, {approval.Decision}"
        : $"{Mark(edition)}: version {edition.Version}, inte fastställd av styrelsen";

    /// <summary>From what and when it was composed.</summary>
    public static string Origin(Edition edition)
    {
        var sources = edition.Sources.Select(source => UpTo(edition, source.Source));
        return $"Version {edition.Version}, sammanställd {Instant(edition.ComposedAt)} ur {string.Join(" och ", sources)}. "
            + "Varje siffra är räknad ur dessa källor eller angiven en gång som nyckeltal eller målresultat.";
    }

    /// <summary>A source, and how far it had come where the edition tells that: "bokföringen till och med ändring 12".</summary>
    public static string UpTo(Edition edition, string source)
    {
        var name = SourceNames.GetValueOrDefault(source, source);
        return edition.Sources.FirstOrDefault(mark => mark.Source == source) is (not null, var position)
            ? $"{name} till och med ändring {position}"
            : name;
    }

    /// <summary>The hash of what was composed.</summary>
    public static string Hash(Edition edition) => $"Kontrollsumma (SHA-256): {edition.Hash}";

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd 'kl.' HH.mm 'UTC'", CultureInfo.InvariantCulture);
}
