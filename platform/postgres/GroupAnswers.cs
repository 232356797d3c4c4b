using Finsam.Refusals;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Postgres;

/// <summary>
/// The request log of several requests that are carried out in one transaction. Locks that the transaction holds must order the method's
/// callers of each förbund, so that none of the requests is carried out elsewhere at the same time.
/// </summary>
public sealed class GroupAnswers<TResponse>
    where TResponse : class, IMessage<TResponse>, new()
{
    /// <summary>Name of the constraint that is violated when another method has used one of the ids at the same moment.</summary>
    public const string Constraint = "request_log_pk";

    private static readonly MessageParser<TResponse> Parser = new(() => new TResponse());
    private readonly Dictionary<(string Forbund, string RequestId), (string Method, byte[] RequestHash, byte[] Response)> known = [];
    private readonly List<(RequestKey Key, byte[] Response)> added = [];

    /// <summary>Selects what has been answered before; <see cref="ReadAsync"/> reads its rows.</summary>
    /// <remarks>An outer join is sure to begin with the few that are wanted, however young the log was when the statement was planned.</remarks>
    public NpgsqlBatchCommand FindCommand(IReadOnlyList<RequestKey> keys) => new("""
        select l.forbund_id, l.request_id, l.method, l.request_hash, l.response
        from unnest($1::text[], $2::text[]) as wanted (forbund_id, request_id)
        left join request_log l using (forbund_id, request_id)
        """)
    {
        Parameters =
        {
            new() { Value = keys.Select(key => key.Forbund).ToArray() }, new() { Value = keys.Select(key => key.RequestId).ToArray() },
        },
    };

    /// <summary>Reads the rows of <see cref="FindCommand"/>.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            if (reader.IsDBNull(0))
            {
                continue;
            }

            // An answer that has been forgotten has no hash that any request could have.
            known[(reader.GetString(0), reader.GetString(1))] =
                (reader.GetString(2), reader.GetFieldValue<byte[]>(3), reader.IsDBNull(4) ? [] : reader.GetFieldValue<byte[]>(4));
        }
    }

    /// <summary>The answer that the same request got before or earlier in the group, or null when it is new.</summary>
    /// <exception cref="RefusedException"><see cref="RequestReason.RequestIdReused"/>.</exception>
    public TResponse? Find(RequestKey key)
    {
        if (!known.TryGetValue((key.Forbund, key.RequestId), out var answer))
        {
            return null;
        }

        key.MustBe(answer.Method, answer.RequestHash);
        return Parser.ParseFrom(answer.Response);
    }

    /// <summary>Adds the answer of a request that has been carried out.</summary>
    public void Add(RequestKey key, TResponse response)
    {
        var bytes = response.ToByteArray();
        known.Add((key.Forbund, key.RequestId), (key.Method, key.RequestHash, bytes));
        added.Add((key, bytes));
    }

    /// <summary>Keeps what was added.</summary>
    public NpgsqlBatchCommand RecordCommand() => new("""
        insert into request_log (forbund_id, request_id, method, request_hash, response)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[])
        """)
    {
        Parameters =
        {
            new() { Value = added.Select(answer => answer.Key.Forbund).ToArray() },
            new() { Value = added.Select(answer => answer.Key.RequestId).ToArray() },
            new() { Value = added.Select(answer => answer.Key.Method).ToArray() },
            new() { Value = added.Select(answer => answer.Key.RequestHash).ToArray() },
            new() { Value = added.Select(answer => answer.Response).ToArray() },
        },
    };
}
