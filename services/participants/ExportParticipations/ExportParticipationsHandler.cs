using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;

namespace Finsam.Participants.ExportParticipations;

/// <summary>Exports participations in the form that they are imported in, a page at a time.</summary>
internal sealed class ExportParticipationsHandler(TenantDataSource dataSource, IdentitySeal seal)
{
    private const string Stage = "Skriver deltaganden";

    /// <summary>
    /// Sends the file in parts with progress between them, and ends with a summary. Refusals: <c>PersonsNotShown</c>, those of
    /// <see cref="StatedReason"/>.
    /// </summary>
    public async Task HandleAsync(
        ExportParticipationsRequest request, Caller caller, Func<ExportParticipationsResponse, Task> send, CancellationToken cancellationToken)
    {
        Check(request, caller);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var pages = new ExportPages(connection, request.Forbund, request.Insats, request.Persons, caller, seal);
        var total = await pages.CountAsync(cancellationToken);
        var summary = new ParticipationsExport { FileName = $"{request.Forbund}-participants.csv" };
        await send(new ExportParticipationsResponse { Progress = ProgressAt(0), FileName = summary.FileName });
        using var file = new ExportFile(ExportColumns.Of(request.Persons));
        var (after, isLast) = ("", false);
        while (!isLast)
        {
            var page = await pages.ReadAsync(after, request.Reason.Trim(), cancellationToken);
            page.ForEach(file.Write);
            await send(new ExportParticipationsResponse { Chunk = UnsafeByteOperations.UnsafeWrap(file.Take()) });
            summary.Participations += page.Count;
            await send(new ExportParticipationsResponse { Progress = ProgressAt(summary.Participations) });
            isLast = page.Count < ExportPages.Size;
            after = page.Count > 0 ? page[^1].Registered.Participation : after;
        }

        (summary.SizeBytes, summary.ContentSha256) = (file.Length, file.Sha256);
        await send(new ExportParticipationsResponse { Summary = summary });

        Progress ProgressAt(int done) => new() { Stage = Stage, Done = done, Total = Math.Max(done, total) };
    }

    private static void Check(ExportParticipationsRequest request, Caller caller)
    {
        // A caller who reaches the whole förbund does so as one of its own, whom persons are not for.
        if (request.Persons && caller.VisibleInsatser is null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.PersonsNotShown, "persons", "Personer lämnas bara ut till den som är tilldelad insatsen.", "false"));
        }

        var refusals = new List<Refusal>();
        if (request.Persons)
        {
            StatedReason.Check(request.Reason, refusals);
        }
        else
        {
            StatedReason.CheckOptional(request.Reason, refusals);
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
