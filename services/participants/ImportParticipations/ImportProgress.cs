using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Tells the caller of an import how far it has come, every so many rows.</summary>
internal sealed class ImportProgress(IServerStreamWriter<ImportParticipationsResponse> stream)
{
    private const int RowsBetweenMessages = 2000;

    /// <summary>Called for every row; tells at every two thousandth.</summary>
    public Task TellAsync(string stage, int done, int total) =>
        done % RowsBetweenMessages == 0
            ? stream.WriteAsync(new ImportParticipationsResponse { Progress = new Progress { Stage = stage, Done = done, Total = total } })
            : Task.CompletedTask;

    /// <summary>Sends the summary or the refusal.</summary>
    public Task EndAsync(ImportParticipationsResponse last) => stream.WriteAsync(last);
}
