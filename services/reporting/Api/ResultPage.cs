using System.Globalization;
using Finsam.Refusals;

namespace Finsam.Reporting.Api;

/// <summary>A page of a list that does not change: its token is the place of its first item.</summary>
/// <param name="Size">Most items of the page.</param>
/// <param name="First">Place of its first item, from 0.</param>
internal sealed record ResultPage(int Size, int First)
{
    private const int Largest = 1000;
    private const int Default = 200;

    /// <summary>Reads the page that a request asks for.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PageInvalid"/>.</exception>
    public static ResultPage Read(int size, string token)
    {
        if (size is < 0 or > Largest)
        {
            throw PageInvalid.Size(size, Largest);
        }

        var first = 0;
        if (token.Length > 0 && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out first))
        {
            throw PageInvalid.Token();
        }

        return new ResultPage(size == 0 ? Default : size, first);
    }

    /// <summary>The items of the page and the token of the next; empty on the last.</summary>
    public (IReadOnlyList<T> Items, string NextToken) Of<T>(IEnumerable<T> all)
    {
        var found = all.Skip(First).Take(Size + 1).ToList();
        return found.Count > Size
            ? (found[..Size], (First + Size).ToString(CultureInfo.InvariantCulture))
            : (found, "");
    }
}
