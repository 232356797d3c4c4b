using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.ChangeLog;

/// <summary>Streams the log of changes.</summary>
internal sealed class ExportChangeLogHandler(TenantDataSource dataSource)
{
    /// <summary>Sends every change after a number, in the order they were made.</summary>
    public async Task ExportAsync(ExportChangeLogRequest request, Func<ExportChangeLogResponse, Task> send, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("""
            select change_no, changed_at, changed_by, kind, subject, before, after, reason
            from change_log where forbund_id = $1 and change_no > $2
            order by change_no
            """, connection);
        command.Parameters.Add(new() { Value = request.Forbund });
        command.Parameters.Add(new() { Value = request.AfterNo });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            await send(new ExportChangeLogResponse
            {
                No = reader.GetInt64(0),
                ChangedAt = reader.GetDateTime(1).ToTimestamp(),
                ChangedBy = reader.GetString(2),
                Kind = reader.GetString(3),
                Subject = reader.GetString(4),
                Before = reader.GetString(5),
                After = reader.GetString(6),
                Reason = reader.GetString(7),
            });
        }
    }
}
