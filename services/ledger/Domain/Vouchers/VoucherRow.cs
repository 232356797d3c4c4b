using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Domain.Vouchers;

/// <summary>A row of a voucher: a posting.</summary>
/// <param name="Account">Account number.</param>
/// <param name="Project">Object of dimension 6; empty when none.</param>
/// <param name="AmountOre">Öre, debit positive.</param>
/// <param name="Date">Day that the row counts on.</param>
/// <param name="Text">Text; may be empty.</param>
/// <param name="OtherObjects">Objects of other dimensions, by dimension; null when none.</param>
/// <param name="Quantity">Quantity; null when none.</param>
/// <param name="Signature">Who made the row in the program that an imported file came from; may be empty.</param>
internal sealed record VoucherRow(
    string Account,
    string Project,
    long AmountOre,
    DateOnly Date,
    string Text,
    SortedDictionary<int, string>? OtherObjects = null,
    decimal? Quantity = null,
    string Signature = "")
{
    /// <summary>Its objects, the project among them.</summary>
    public IEnumerable<(int Dimension, string Code)> Objects
    {
        get
        {
            if (Project.Length > 0)
            {
                yield return (SieVoucherReader.ProjectDimension, Project);
            }

            foreach (var (dimension, code) in OtherObjects ?? [])
            {
                yield return (dimension, code);
            }
        }
    }
}
