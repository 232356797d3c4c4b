using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Finsam.Ledger.Domain;

/// <summary>Accounts as a layout names them: numbers and ranges, both ends included, such as <c>1511</c> and <c>1600-1799</c>.</summary>
internal sealed class AccountRanges
{
    private readonly (long Low, long High)[] ranges;

    private AccountRanges(string[] texts, (long Low, long High)[] ranges)
    {
        Texts = texts;
        this.ranges = ranges;
    }

    /// <summary>
    /// Accounts of costs and income, which a row of projects takes where nothing else is named (case format, money tables).
    /// </summary>
    public static AccountRanges Result { get; } = new(["3000-8899"], [(3000, 8899)]);

    /// <summary>Accounts of equity (account group 20 of Kommun-BAS and BAS).</summary>
    public static AccountRanges Equity { get; } = new(["2000-2099"], [(2000, 2099)]);

    /// <summary>The ranges as they were written.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>True when no account is named.</summary>
    public bool IsEmpty => ranges.Length == 0;

    /// <summary>True when the first account named begins with 1, so that the balance prints as debit less credit.</summary>
    public bool StartsWithAsset => Texts.Count > 0 && Texts[0].StartsWith('1');

    /// <summary>Ranges that are known to be right.</summary>
    /// <exception cref="FormatException">One is not.</exception>
    public static AccountRanges Of(params IEnumerable<string> texts) =>
        TryParse(texts, out var accounts, out var fault) ? accounts : throw new FormatException(fault);

    /// <summary>Reads ranges; false, and the text at fault, when one is neither a number nor <c>low-high</c>.</summary>
    public static bool TryParse(
        IEnumerable<string> texts, [NotNullWhen(true)] out AccountRanges? accounts, [NotNullWhen(false)] out string? fault)
    {
        accounts = null;
        var all = texts.ToArray();
        var ranges = new (long, long)[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var dash = all[i].IndexOf('-', StringComparison.Ordinal);
            var low = dash < 0 ? all[i] : all[i][..dash];
            var high = dash < 0 ? low : all[i][(dash + 1)..];
            if (!TryNumber(low.Trim(), out var from) || !TryNumber(high.Trim(), out var to))
            {
                fault = all[i];
                return false;
            }

            ranges[i] = (from, to);
        }

        fault = null;
        accounts = new AccountRanges(all, ranges);
        return true;
    }

    /// <summary>Reads an account's number: 1 to 10 digits (SIE 4B 5.7: account numbers are numeric).</summary>
    public static bool TryNumber(string account, out long number)
    {
        number = 0;
        return account.Length is > 0 and <= 10
            && account.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            && long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>True when the account lies in one of the ranges.</summary>
    public bool Contains(string account) => TryNumber(account, out var number) && Contains(number);

    /// <summary>True when the account with this number lies in one of the ranges.</summary>
    public bool Contains(long number)
    {
        foreach (var (low, high) in ranges)
        {
            if (low <= number && number <= high)
            {
                return true;
            }
        }

        return false;
    }
}
