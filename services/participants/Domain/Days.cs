using System.Globalization;

namespace Finsam.Participants.Domain;

/// <summary>Days as the contracts write them: ISO 8601 <c>YYYY-MM-DD</c>.</summary>
internal static class Days
{
    private const string Format = "yyyy-MM-dd";
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Reads a day; false when the text is none.</summary>
    public static bool TryParse(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Writes a day; an empty string where there is none.</summary>
    public static string Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day that it is in Sweden.</summary>
    public static DateOnly Today(TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Sweden).DateTime);
}
