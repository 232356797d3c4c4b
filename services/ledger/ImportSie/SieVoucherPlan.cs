using System.Globalization;
using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>Which vouchers of a file are new, and under which numbers.</summary>
/// <param name="ToPost">New vouchers in the order of the file.</param>
/// <param name="Unchanged">How many were there already, just as the file has them.</param>
internal sealed record SieVoucherPlan(IReadOnlyList<Voucher> ToPost, int Unchanged)
{
    /// <summary>
    /// Compares the file with the year's vouchers; one that differs is a problem. A voucher without a number is the same as one that was
    /// imported without a number and says the same: the number that it got then keeps it from being posted twice.
    /// </summary>
    public static async Task<SieVoucherPlan> MakeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan fiscalYear,
        SieReading reading,
        CancellationToken ct)
    {
        var there = await ExistingVouchers.ReadAsync(connection, transaction, forbund, fiscalYear.First, ct);
        var locks = await PeriodLocks.ReadAsync(connection, transaction, forbund, ct);
        var registers = await SieRegisterRules.ReadAsync(connection, transaction, forbund, reading, ct);
        var toPost = new List<Voucher>(reading.File.Vouchers.Count);
        var unchanged = 0;
        var hash = new VoucherHash();
        foreach (var voucher in reading.File.Vouchers)
        {
            var rows = voucher.Rows
                .Select(row => new VoucherRow(
                    row.Account, row.Project, row.AmountOre, row.Date ?? voucher.Date, row.Text, row.OtherObjects, row.Quantity, row.Signature))
                .ToList();
            switch (there.Compare(voucher, hash.Content(voucher.Date, voucher.Text, rows)))
            {
                case ExistingVouchers.Match.Same:
                    unchanged++;
                    break;
                case ExistingVouchers.Match.Different:
                    var differences = reading.Problems.Count < SieProblems.MostKept
                        ? SieVoucherDifferences.Describe(voucher, rows, await BookedAsync(connection, transaction, forbund, there.IdOf(voucher), ct))
                        : "";
                    reading.Problems.Add(voucher.Line, "#VER", SieReason.SieVoucherDiffers,
                        $"Verifikation {voucher.Name} är redan bokförd med annat innehåll: {differences}.", "rättelse genom en ny verifikation");
                    break;
                default:
                    foreach (var day in rows.Select(row => row.Date).Append(voucher.Date).Distinct().Where(locks.Contains))
                    {
                        reading.Problems.Add(
                            voucher.Line, "#VER date", SieReason.PeriodLocked, locks.Message(day), PeriodLocks.Accepted);
                    }

                    registers.Tell(voucher, rows);
                    toPost.Add(new Voucher(
                        fiscalYear.First,
                        voucher.Series,
                        voucher.Number,
                        SourceNumber: voucher.Number,
                        voucher.Date,
                        voucher.Text,
                        voucher.Registered,
                        rows) { Signature = voucher.Signature, Changes = voucher.Changes });
                    break;
            }
        }

        return new SieVoucherPlan(
            reading.Problems.IsEmpty ? await NumberAsync(connection, transaction, forbund, fiscalYear.First, toPost, ct) : [],
            unchanged);
    }

    private static async Task<Voucher> BookedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct)
    {
        var stored = await StoredVouchers.FindAsync(connection, transaction, forbund, voucherId, ct);
        var rows = await StoredVouchers.RowsAsync(connection, transaction, forbund, voucherId, ct);
        return stored!.ToVoucher([.. rows.Select(row => row.ToRow())], changes: []);
    }

    private static async Task<List<Voucher>> NumberAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DateOnly fiscalYear,
        List<Voucher> vouchers,
        CancellationToken ct)
    {
        var next = new Dictionary<string, long>();
        foreach (var series in vouchers.GroupBy(voucher => voucher.Series).OrderBy(series => series.Key, StringComparer.Ordinal))
        {
            var highest = series.Max(voucher => SieVoucherRules.VoucherNumber(voucher.Number));
            if (highest > 0)
            {
                await VoucherNumbers.PassAsync(connection, transaction, forbund, fiscalYear, series.Key, highest, ct);
            }

            var without = series.Count(voucher => voucher.Number.Length == 0);
            if (without > 0)
            {
                next[series.Key] = await VoucherNumbers.TakeAsync(connection, transaction, forbund, fiscalYear, series.Key, without, ct);
            }
        }

        return vouchers.ConvertAll(voucher => voucher.Number.Length > 0
            ? voucher
            : voucher with { Number = next[voucher.Series]++.ToString(CultureInfo.InvariantCulture) });
    }
}
