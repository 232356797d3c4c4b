using Finsam.Common.V1;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Api;

/// <summary>Puts a cell into the words of the contract.</summary>
internal static class CellMapping
{
    /// <summary>The contract's cell.</summary>
    public static Cell ToMessage(ComposedCell cell)
    {
        var message = new Cell { Suppressed = cell.Suppressed };
        if (cell.Value is { } value)
        {
            message.Value = ContractValues.ToText(value);
        }

        if (cell.Share is { } share)
        {
            message.Share = share;
        }

        if (cell.Text is { } text)
        {
            message.Text = text;
        }

        if (cell.AmountOre is { } ore)
        {
            message.AmountOre = ore;
        }

        return message;
    }
}
