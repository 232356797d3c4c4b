using System.Data;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Ledger.Attachments;

/// <summary>Gives attached files back.</summary>
internal sealed class ExportAttachmentHandler(TenantDataSource dataSource)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Sends a file in chunks; the first message has its name and media type. Refusal: <c>AttachmentUnknown</c>.</summary>
    public async Task ExportAsync(ExportAttachmentRequest request, Func<ExportAttachmentResponse, Task> send, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("""
            select named.file_name, named.media_type, c.content
            from attachment_content c
            join (
                select forbund_id, sha256, file_name, media_type, attached_at from voucher_attachment where forbund_id = $1 and sha256 = $2
                union all
                select forbund_id, sha256, file_name, media_type, attached_at from draft_attachment where forbund_id = $1 and sha256 = $2
            ) as named on named.forbund_id = c.forbund_id and named.sha256 = c.sha256
            where c.forbund_id = $1 and c.sha256 = $2
            order by named.attached_at
            limit 1
            """, connection);
        command.Parameters.Add(new() { Value = request.Forbund });
        command.Parameters.Add(new() { Value = ContentHash.Read(request.ContentSha256) });
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (!await reader.ReadAsync(ct))
        {
            throw ContentHash.Unknown();
        }

        await send(new ExportAttachmentResponse { FileName = reader.GetString(0), MediaType = reader.GetString(1) });
        await using var content = await reader.GetStreamAsync(2, ct);
        var buffer = new byte[ChunkBytes];
        while (await content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, ct) is > 0 and var read)
        {
            await send(new ExportAttachmentResponse { Chunk = ByteString.CopyFrom(buffer, 0, read) });
        }
    }
}
