using Finsam.Common.V1;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.ComputeTables;

/// <summary>A table that has been read and can be computed from any book.</summary>
internal interface ITablePlan
{
    /// <summary>Computes the table.</summary>
    Table Compute(IBook book, IReadOnlyList<ContributingMember> members);
}
