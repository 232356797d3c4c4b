using System.Text.RegularExpressions;
using Finsam.Ledger.Api;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Reads what a request says of an object.</summary>
internal static partial class ObjectFields
{
    private const int LongestName = 200;

    /// <summary>Checks an object as it is to stand; refuses with what each of its fields does not take.</summary>
    public static void Check(this RequestFields fields, ObjectRow wanted)
    {
        fields.Code(wanted.Code, "code", required: true);
        fields.Text(wanted.Name, "name", required: true, LongestName);
        fields.Text(wanted.ObjectGroup, "group", required: false, LongestName);
        fields.Text(wanted.DecisionReference, "decision_reference", required: false, LongestName);
        fields.Text(wanted.Owner, "owner", required: false, LongestName);
        if (PersonPattern().IsMatch(wanted.Owner))
        {
            fields.Refuse(
                LedgerReason.TextInvalid, "owner", "Ägaren ser ut att vara en person.", "en organisation eller en befattning, såsom Region Dalarna");
        }

        if (wanted.PeriodTo < wanted.PeriodFrom)
        {
            fields.Refuse(LedgerReason.SpanInvalid, "to", "Perioden slutar innan den börjar.", "till och med tidigast samma dag som från och med");
        }

        if (wanted.OutsidePeriod is not (ObjectRow.Warn or ObjectRow.Refuse))
        {
            fields.Refuse(
                LedgerReason.OutsidePeriodUnknown, "outside_period", "Värdet finns inte.", $"{ObjectRow.Warn} (varna) eller {ObjectRow.Refuse} (avvisa)");
        }

        fields.Amount(wanted.DecidedAmountOre ?? 0, "decided_amount_ore");
    }

    /// <summary>A day that may be empty.</summary>
    public static DateOnly? OptionalDate(this RequestFields fields, string text, string field) =>
        text.Length == 0 ? null : fields.Date(text, field);

    // A mail address or a personnummer.
    [GeneratedRegex(@"@|\d{6}[-+]?\d{4}")]
    private static partial Regex PersonPattern();
}
