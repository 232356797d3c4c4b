using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Bindings;

/// <summary>How a binding is printed.</summary>
/// <param name="Unit">Unit that it is converted to and printed with; null: the number alone, in its own unit.</param>
/// <param name="IsUnsigned">True to leave the sign out, where the words around say it.</param>
internal sealed record BindingFormat(string? Unit, bool IsUnsigned)
{
    /// <summary>The number alone.</summary>
    public static readonly BindingFormat Plain = new(null, false);

    private const string Unsigned = "absolut";
    private const string OwnUnit = "enhet";

    /// <summary>True where the unit is the figure's own.</summary>
    public bool TakesOwnUnit => Unit == OwnUnit;

    /// <summary>Reads words such as <c>tkr</c>, <c>mkr1</c>, <c>%</c>, <c>enhet</c>, <c>absolut tkr</c>; false where one is no format.</summary>
    public static bool TryRead(string text, out BindingFormat format)
    {
        format = Plain;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (word == Unsigned)
            {
                format = format with { IsUnsigned = true };
            }
            else if (format.Unit is null && (word is "%" or OwnUnit || MoneyUnit.Kronor(word) is not null))
            {
                format = format with { Unit = word };
            }
            else
            {
                return false;
            }
        }

        return words.Length > 0;
    }
}
