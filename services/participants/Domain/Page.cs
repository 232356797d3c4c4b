using System.Globalization;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>Pages of lists, alike for all of them: 100 rows where nothing is asked for, 500 at most.</summary>
internal static class Page
{
    private const int Usual = 100;
    private const int Largest = 500;

    /// <summary>Rows of the page that is asked for.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.PageInvalid"/>.</exception>
    public static int Size(int asked) => asked switch
    {
        0 => Usual,
        > 0 and <= Largest => asked,
        _ => throw new RefusedException(new Refusal(
            ParticipantsReason.PageInvalid, "page_size", "Sidstorleken är felaktig.", $"0–{Largest}")),
    };

    /// <summary>The number that a page's token is, or <paramref name="first"/> for the first page.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.PageInvalid"/>.</exception>
    public static long Number(string token, long first) =>
        token.Length == 0 ? first
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RefusedException(new Refusal(
            ParticipantsReason.PageInvalid, "page_token", "Sidan finns inte.", "next_page_token från sidan före"));

    /// <summary>Token of the next page, when one row more than the page has been read: the number of the page's last row. Empty on the last.</summary>
    public static string Next<T>(IReadOnlyList<T> rows, int size, Func<T, long> number) =>
        rows.Count > size ? number(rows[size - 1]).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>The same where a token is how many rows came before.</summary>
    public static string Next<T>(IReadOnlyList<T> rows, int size, long skipped) =>
        rows.Count > size ? (skipped + size).ToString(CultureInfo.InvariantCulture) : "";
}
