using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>
/// Holds a file's vouchers against the registers. What a single posting is refused for is told by line: history must load as the
/// accounting program has it.
/// </summary>
internal sealed class SieRegisterRules
{
    private readonly PostingRegisters registers;
    private readonly SieProblems warnings;

    private SieRegisterRules(PostingRegisters registers, SieProblems warnings)
    {
        this.registers = registers;
        this.warnings = warnings;
    }

    /// <summary>Reads what the registers say of the file's accounts and projects; the chain's lock must be held.</summary>
    public static async Task<SieRegisterRules> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, SieReading reading, CancellationToken ct)
    {
        var rows = reading.File.Vouchers.SelectMany(voucher => voucher.Rows);
        return new SieRegisterRules(
            await PostingRegisters.ReadAsync(
                connection, transaction, forbund, rows.Select(row => row.Account), rows.SelectMany(Objects), ct),
            reading.Warnings);
    }

    private static IEnumerable<(int Dimension, string Code)> Objects(SieTransaction row) =>
        (row.OtherObjects ?? []).Select(other => (other.Key, other.Value)).Prepend((PostingRegisters.ProjectDimension, row.Project));

    /// <summary>Warns of each row of a voucher that the registers would not take.</summary>
    public void Tell(SieVoucher voucher, IReadOnlyList<VoucherRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var fault in registers.Faults(rows[i]))
            {
                var field = fault.Field == "account" ? "#TRANS account" : "#TRANS objects";
                warnings.Add(voucher.Rows[i].Line, field, Enum.Parse<SieReason>(fault.Reason.ToString()), fault.Message, fault.Accepted);
            }
        }
    }
}
