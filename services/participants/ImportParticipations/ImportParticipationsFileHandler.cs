using Finsam.Participants.Identity;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Receives a file of participations in parts, and imports it when it is whole.</summary>
internal sealed class ImportParticipationsFileHandler(ImportParticipationsHandler import, BlindIndex blindIndex)
{
    /// <summary>Imports as the first message says; the last message is the summary or the refusal. Refusal of its own: <c>FileTooLong</c>.</summary>
    public async Task HandleAsync(
        IAsyncStreamReader<ImportParticipationsFileRequest> parts, Caller caller, ImportProgress progress, CancellationToken cancellationToken)
    {
        await parts.MoveNext(cancellationToken);
        var first = parts.Current;
        using var received = new ReceivedFile(blindIndex.BeginFile(first.Forbund));
        do
        {
            await received.AppendAsync(parts.Current.Chunk.Memory, cancellationToken);
        }
        while (await parts.MoveNext(cancellationToken));
        await import.HandleAsync(ToRequest(first), await received.CompleteAsync(cancellationToken), caller, progress, cancellationToken);
    }

    private static ImportParticipationsRequest ToRequest(ImportParticipationsFileRequest first) => new()
    {
        RequestId = first.RequestId,
        Forbund = first.Forbund,
        FileName = first.FileName,
        ValidateOnly = first.ValidateOnly,
        Register = first.Register,
        SkipBadRows = first.SkipBadRows,
        Strict = first.Strict,
    };
}
