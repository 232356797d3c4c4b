using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.Tables;

/// <summary>The parameters of every fixed table's SQL, by position.</summary>
internal static class TableParameters
{
    /// <summary>Fills a command for a table of a förbund.</summary>
    public static NpgsqlBatchCommand Command(string forbund, RegisterHeader register, TableRequest table) =>
        Command(forbund, register, table, table.Fixed.Sql);

    /// <summary>Fills another command that begins as the table's does.</summary>
    public static NpgsqlBatchCommand Command(string forbund, RegisterHeader register, TableRequest table, string sql)
    {
        const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
        var (rows, onlyUsed) = Rows(register, table);
        var command = new NpgsqlBatchCommand(sql);
        Add(NpgsqlDbType.Text, forbund); // $1
        Add(NpgsqlDbType.Date, table.Period.From); // $2
        Add(NpgsqlDbType.Date, table.Period.To); // $3
        Add(Texts, table.Insatser ?? register.Insatser); // $4
        Add(Texts, table.Registration); // $5
        Add(NpgsqlDbType.Text, table.Gender); // $6
        Add(NpgsqlDbType.Integer, (int?)table.Ages?.Low); // $7
        Add(NpgsqlDbType.Integer, (int?)table.Ages?.High - 1); // $8
        Add(Texts, table.Reasons); // $9
        Add(NpgsqlDbType.Boolean, table.GoalMet); // $10
        Add(NpgsqlDbType.Text, table.Population); // $11
        Add(NpgsqlDbType.Jsonb, rows); // $12
        Add(NpgsqlDbType.Boolean, onlyUsed); // $13
        Add(NpgsqlDbType.Date, register.Period.From); // $14
        Add(NpgsqlDbType.Date, register.Period.To); // $15
        Add(NpgsqlDbType.Integer, table.Decimals); // $16
        Add(Texts, table.Insatser); // $17
        Add(NpgsqlDbType.Text, table.Survey); // $18
        return command;

        void Add(NpgsqlDbType type, object? value) =>
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }

    // Without rows, a table per insats has each that was asked for, or else each of the register that anybody was ever in.
    private static (string? Rows, bool OnlyUsed) Rows(RegisterHeader register, TableRequest table)
    {
        if (table.Rows is not null || table.Fixed.Rows != RowKind.Insatser)
        {
            return (table.Rows is null ? null : Write(table.Rows), false);
        }

        var asked = table.Insatser is { Length: > 0 } listed ? listed : register.Insatser;
        var rows = asked.Where(code => code != FixedTable.Total).Select(code => new TableRow(code, [code], null));
        return (Write([.. rows]), table.Insatser is not { Length: > 0 });
    }

    private static string Write(IReadOnlyList<TableRow> rows) => JsonSerializer.Serialize(rows.Select((row, index) => new
    {
        row_no = index,
        label = row.Label,
        codes = row.Codes,
        low = row.Band?.Low,
        high = row.Band?.High,
    }));
}
