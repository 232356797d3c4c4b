using Dapper;
using Finsam.Ledger.Api;
using Npgsql;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>The dimensions: those that SIE has a name for (SIE 4B, reserved dimensions), and those that files have brought.</summary>
internal static class ObjectDimensions
{
    /// <summary>Projects.</summary>
    public const int Project = 6;

    private static readonly SortedDictionary<int, (string Name, int? Parent)> Reserved = new()
    {
        [1] = ("Kostnadsställe", null),
        [2] = ("Kostnadsbärare", 1),
        [Project] = ("Projekt", null),
        [7] = ("Anställd", null),
        [8] = ("Kund", null),
        [9] = ("Leverantör", null),
        [10] = ("Faktura", null),
    };

    /// <summary>All of them in order of number; a file's name goes before SIE's.</summary>
    public static async Task<SortedDictionary<int, (string Name, int? Parent)>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        var all = new SortedDictionary<int, (string Name, int? Parent)>(Reserved);
        foreach (var (number, name, parent) in await connection.QueryAsync<(int Number, string Name, int? Parent)>(new CommandDefinition(
            "select number, name, parent from dimension where forbund_id = @forbund", new { forbund }, transaction, cancellationToken: ct)))
        {
            all[number] = (name, parent);
        }

        return all;
    }

    /// <summary>Refuses a dimension that is none, with <c>DimensionUnknown</c>.</summary>
    public static async Task CheckAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, int dimension, CancellationToken ct)
    {
        var known = await ReadAsync(connection, transaction, forbund, ct);
        if (!known.ContainsKey(dimension))
        {
            var fields = new RequestFields();
            fields.Refuse(LedgerReason.DimensionUnknown, "dimension", "Dimensionen finns inte.", string.Join(", ", known.Keys));
            fields.ThrowIfRefused();
        }
    }
}
