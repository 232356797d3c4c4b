using System.Diagnostics;
using Finsam.Cli.Gateway;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>Import of a SIE file through the gateway against a bare COPY of the same rows into tables with the same indexes.</summary>
internal sealed class SieImport(GatewayClient client, NpgsqlDataSource database, int vouchers)
{
    private static readonly IReadOnlyList<(string Table, string Columns)> Tables =
    [
        ("voucher", "forbund_id, voucher_id, fiscal_year, series, number, source_number, date, text, posted_by, content_hash, hash"),
        ("posting", "forbund_id, voucher_id, row_no, account, project, amount_ore, date, text"),
    ];

    private readonly byte[] file = BenchYear.File(vouchers);
    private string imported = "";

    /// <summary>Vouchers a second of an import into a new förbund.</summary>
    public async Task<double> ImportAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        imported = (await BenchYear.ImportAsync(client, file, cancellationToken)).Slug;
        return vouchers / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Vouchers a second of the COPY of what was imported last, in one transaction.</summary>
    public async Task<double> CopyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var contents = new List<MemoryStream>();
        foreach (var (table, columns) in Tables)
        {
            var content = new MemoryStream();
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy (select {columns} from public.{table} where forbund_id = '{imported}') to stdout (format binary)", cancellationToken);
            await copy.CopyToAsync(content, cancellationToken);
            contents.Add(content);
        }

        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var ((table, columns), content) in Tables.Zip(contents))
        {
            content.Position = 0;
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy bench.{table} ({columns}) from stdin (format binary)", cancellationToken);
            await content.CopyToAsync(copy, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return vouchers / clock.Elapsed.TotalSeconds;
    }
}
