using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.ExportSie;

/// <summary>Identification, accounts, dimensions and objects as an export writes them.</summary>
internal sealed class ExportChart(ExportSnapshot books)
{
    /// <summary>The chart of accounts in order of number.</summary>
    public async Task<SortedDictionary<string, SieAccount>> AccountsAsync()
    {
        var rows = await books.Connection.QueryAsync<(string Number, string Name, string Kind, string? Unit, string[]? SruCodes)>(books.Command("""
            select a.number, a.name, a.kind, d.unit, d.sru_codes
            from account a
            left join account_detail d on d.forbund_id = a.forbund_id and d.account = a.number
            where a.forbund_id = @Forbund
            """, new { books.Forbund }));
        return new SortedDictionary<string, SieAccount>(
            rows.ToDictionary(
                row => row.Number,
                row => new SieAccount(row.Number, row.Name, row.Kind) { Unit = row.Unit ?? "", SruCodes = row.SruCodes ?? [] }),
            StringComparer.Ordinal);
    }

    /// <summary>The dimensions in order of number.</summary>
    public async Task<IReadOnlyList<SieDimension>> DimensionsAsync() =>
    [
        .. (await books.Connection.QueryAsync<(int Number, string Name, int? Parent)>(books.Command(
            "select number, name, parent from dimension where forbund_id = @Forbund order by number", new { books.Forbund })))
            .Select(row => new SieDimension(row.Number, row.Name, row.Parent)),
    ];

    /// <summary>The objects in order of dimension and code.</summary>
    public async Task<IReadOnlyList<(int Dimension, string Code, string Name)>> ObjectsAsync() =>
    [
        .. await books.Connection.QueryAsync<(int Dimension, string Code, string Name)>(books.Command("""
            select dimension, code, name from dimension_object where forbund_id = @Forbund order by dimension, code collate "C"
            """, new { books.Forbund })),
    ];

    /// <summary>What the last file of the year, or of the latest year before it that had one, said of whose books they are.</summary>
    public async Task<ILookup<string, string[]>> IdentificationAsync(DaySpan fiscalYear) =>
        (await books.Connection.QueryAsync<(string Label, string[] Fields)>(books.Command("""
            select label, fields
            from sie_identification
            where forbund_id = @Forbund
                and fiscal_year = (
                    select max(fiscal_year) from sie_identification where forbund_id = @Forbund and fiscal_year <= @First)
            order by record_no
            """, new { books.Forbund, fiscalYear.First }))).ToLookup(row => row.Label, row => row.Fields);
}
