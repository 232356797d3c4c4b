using Finsam.Ledger.Api;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Reads what a request says of an account.</summary>
internal static class AccountFields
{
    private const int LongestName = 200;
    private const int LongestNumber = 10;

    /// <summary>A number; refuses with <c>AccountNumberInvalid</c>.</summary>
    public static string Number(this RequestFields fields, string number)
    {
        if (number.Length is 0 or > LongestNumber || number.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            fields.Refuse(LedgerReason.AccountNumberInvalid, "number", "Det är inget kontonummer.", $"1–{LongestNumber} siffror");
        }

        return number;
    }

    /// <summary>A name; refuses with <c>TextInvalid</c>.</summary>
    public static string AccountName(this RequestFields fields, string name) => fields.Text(name, "name", required: true, LongestName);

    /// <summary>A kind; refuses with <c>AccountKindUnknown</c>.</summary>
    public static string Kind(this RequestFields fields, string kind)
    {
        if (kind is not ("T" or "S" or "K" or "I"))
        {
            fields.Refuse(
                LedgerReason.AccountKindUnknown, "kind", "Kontotypen finns inte.",
                "T (tillgång), S (skuld eller eget kapital), K (kostnad) eller I (intäkt)");
        }

        return kind;
    }
}
