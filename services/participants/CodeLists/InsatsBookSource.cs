using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.CodeLists;

/// <summary>The insatser and members that a förbund's registers have named, and the codes that it has added to the lists.</summary>
internal static class InsatsBookSource
{
    /// <summary>Reads them, as the transaction sees them where there is one.</summary>
    public static async Task<InsatsBook> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddCommands(batch, forbund);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(reader, cancellationToken);
    }

    /// <summary>Adds the commands that select them to a batch.</summary>
    public static void AddCommands(NpgsqlBatch batch, string forbund)
    {
        batch.BatchCommands.Add(new("""
            select code, i.controller, period_from, period_to, t.starts_on, t.ends_on
            from insats i left join insats_terms t using (forbund_id, code, period_from, period_to)
            where forbund_id = $1
            """)
        {
            Parameters = { new() { Value = forbund } },
        });
        batch.BatchCommands.Add(new("select distinct id from member where forbund_id = $1") { Parameters = { new() { Value = forbund } } });
        batch.BatchCommands.Add(new("""
            select list, code, valid_from, valid_to from own_code where forbund_id = $1 order by list, position, code, valid_from
            """)
        {
            Parameters = { new() { Value = forbund } },
        });
    }

    /// <summary>Reads the rows of the commands, the first of which the reader has come to; it stays at the last.</summary>
    public static async Task<InsatsBook> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var insatser = new List<NamedInsats>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var named = new Period(reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
            insatser.Add(new NamedInsats(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), named)
            {
                StartsOn = reader.GetFieldValue<DateOnly?>(4), EndsOn = reader.GetFieldValue<DateOnly?>(5),
            });
        }

        await reader.NextResultAsync(cancellationToken);
        var members = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(reader.GetString(0));
        }

        await reader.NextResultAsync(cancellationToken);
        var codes = new List<CodeEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            codes.Add(new CodeEntry(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3)));
        }

        return new InsatsBook(insatser, members) { OwnCodes = codes };
    }
}
