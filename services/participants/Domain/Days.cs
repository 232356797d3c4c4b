using System.Globalization;

namespace Finsam.Participants.Domain;

/// <summary>Days as the contracts write them: ISO 8601 <c>YYYY-MM-DD</c>.</summary>
internal static class Days
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>Reads a day; false when the text is none.</summary>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Writes a day; an empty string where there is none.</summary>
    public static string Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";
}
