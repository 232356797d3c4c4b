using Finsam.Common.V1;
using Finsam.Participants.V1;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Tells the caller of an import how far it has come, every so many rows.</summary>
/// <param name="write">Sends a message.</param>
internal sealed class ImportProgress(Func<ImportParticipationsResponse, Task> write)
{
    private const int RowsBetweenMessages = 2000;

    /// <summary>Called for every row; tells at every two thousandth.</summary>
    public Task TellAsync(string stage, int done, int total) =>
        done % RowsBetweenMessages == 0
            ? write(new ImportParticipationsResponse { Progress = new Progress { Stage = stage, Done = done, Total = total } })
            : Task.CompletedTask;

    /// <summary>Sends the summary or the refusal.</summary>
    public Task EndAsync(ImportParticipationsResponse last) => write(last);
}
