using Dapper;
using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.CodeLists;

/// <summary>Reads and writes the codes that a förbund has added.</summary>
internal static class OwnCodeStore
{
    /// <summary>The columns of a code, in one order for every statement.</summary>
    public const string Fields = "list, code, valid_from, valid_to, position, label_sv, version";

    /// <summary>All of a förbund's own codes, as the rules read them.</summary>
    public static async Task<IReadOnlyCollection<CodeEntry>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<CodeEntry>(new CommandDefinition(
            "select list, code, valid_from, valid_to from own_code where forbund_id = @forbund order by list, position, code",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken))).AsList();

    /// <summary>The spans of one code, in order.</summary>
    public static async Task<IReadOnlyList<OwnCode>> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, string list, string code, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<OwnCode>(new CommandDefinition(
            $"select {Fields} from own_code where forbund_id = @forbund and list = @list and code = @code order by valid_from",
            new { forbund, list, code },
            transaction,
            cancellationToken: cancellationToken))).AsList();

    /// <summary>The first day that the code is used on outside of spans; null where there is none.</summary>
    public static Task<DateOnly?> FirstUseOutsideAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string list,
        string code,
        IReadOnlyCollection<OwnCode> spans,
        CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<DateOnly?>(new CommandDefinition(
            """
            select min(u.used_on)
            from code_use u
            where u.forbund_id = @forbund and u.list = @list and u.code = @code and not exists (
                select from unnest(@From, @To) as s (valid_from, valid_to) where u.used_on between s.valid_from and s.valid_to)
            """,
            new
            {
                forbund, list, code, From = spans.Select(span => span.ValidFrom).ToArray(), To = spans.Select(span => span.ValidTo).ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Writes a span of a code in the place of what it was, which goes into its history.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        OwnCode code,
        Participations.Replacement why,
        CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(code);
        parameters.AddDynamicParams(new { forbund, why.Subject, why.RequestId, why.Reason });
        return connection.ExecuteAsync(new CommandDefinition($"""
            insert into own_code_version (forbund_id, list, code, valid_from, version, replaced_by, request_id, reason, before)
            select c.forbund_id, c.list, c.code, c.valid_from, c.version, @Subject, @RequestId, @Reason, to_jsonb(c)
            from own_code c
            where c.forbund_id = @forbund and c.list = @List and c.code = @Code and c.valid_from = @ValidFrom;

            insert into own_code (forbund_id, changed_by, {Fields})
            values (@forbund, @Subject, @List, @Code, @ValidFrom, @ValidTo, @Position, @LabelSv, @Version)
            on conflict on constraint own_code_pk do update
            set (changed_at, changed_by, valid_to, position, label_sv, version)
                = (now(), @Subject, excluded.valid_to, excluded.position, excluded.label_sv, excluded.version)
            """, parameters, transaction, cancellationToken: cancellationToken));
    }
}
