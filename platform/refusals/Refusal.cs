using System.Text;

namespace Finsam.Refusals;

/// <summary>Why a request is refused: a named reason, the field that it concerns, and words for people.</summary>
/// <param name="Reason">A value of the service's reasons, such as <c>LedgerReason.VoucherUnbalanced</c>.</param>
/// <param name="Field">Path of the request field, such as <c>postings[1].amount_ore</c>; empty for the request as a whole.</param>
/// <param name="Message">What was wrong, in Swedish. Never holds personal data.</param>
/// <param name="Accepted">What is accepted instead, in Swedish; empty where the message says it.</param>
public sealed record Refusal(Enum Reason, string Field, string Message, string Accepted = "")
{
    /// <summary>The reason as it goes over the wire: <c>VoucherUnbalanced</c> becomes <c>VOUCHER_UNBALANCED</c>.</summary>
    public string WireReason => ToWire(Reason);

    /// <summary>Gives a reason's name in SCREAMING_SNAKE_CASE.</summary>
    public static string ToWire(Enum reason)
    {
        var name = reason.ToString();
        var wire = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                wire.Append('_');
            }

            wire.Append(char.ToUpperInvariant(name[i]));
        }

        return wire.ToString();
    }
}
