using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Storage;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Reporting.Versions;

/// <summary>Takes steps of versions, one at a time, each once for its <c>request_id</c>.</summary>
internal sealed class VersionSteps(RequestLog requests)
{
    private static readonly (VersionState From, VersionState To)[] Steps =
    [
        (VersionState.Draft, VersionState.Ready), (VersionState.Ready, VersionState.Draft),
        (VersionState.Ready, VersionState.Approved), (VersionState.Approved, VersionState.Published),
    ];

    /// <summary>Takes a step and gives where the version then stands.</summary>
    /// <param name="request">The request, known again by its id.</param>
    /// <param name="asked">What it asks for.</param>
    /// <param name="take">Decides on the step, or refuses it; what it does besides belongs to the same transaction.</param>
    /// <param name="answer">Puts the version into the method's answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.VersionStateInvalid"/>, or what
    /// <paramref name="take"/> refuses.
    /// </exception>
    public Task<TResponse> TakeAsync<TResponse>(
        IMessage request,
        AskedStep asked,
        Func<VersionInQuestion, Task<VersionStep>> take,
        Func<V1.ReportVersion, TResponse> answer,
        CancellationToken cancellationToken)
        where TResponse : IMessage<TResponse>, new() =>
        requests.RunAsync(asked.Report.Forbund, asked.RequestId, asked.Method, request, async (connection, transaction) =>
        {
            var found = await FindAsync(connection, transaction, asked, cancellationToken);
            var step = await take(found);
            await VersionStepStore.AddAsync(connection, transaction, found.Composition, found.Standing, step, cancellationToken);
            var standing = await VersionStepStore.FindAsync(connection, found.Composition, cancellationToken);
            var seal = await VersionSealStore.FindAsync(connection, found.Composition, cancellationToken);
            var moves = await SourceChangeStore.MovesAsync(connection, found.Composition, cancellationToken);
            return answer(VersionMapping.ToMessage(found.Composition, standing, seal, moves));
        }, cancellationToken);

    private static async Task<VersionInQuestion> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, AskedStep asked, CancellationToken cancellationToken)
    {
        if (asked.Version < 1)
        {
            throw new RefusedException(new Refusal(
                ReportingReason.FieldInvalid, "version", $"version är {asked.Version}.", "numret på en version, från 1"));
        }

        await CompositionStore.LockAsync(connection, transaction, asked.Report, cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, asked.Report, asked.Version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(asked.Report.Period, asked.Version);
        var standing = await VersionStepStore.FindAsync(connection, composition, cancellationToken);
        if (!Steps.Contains((standing.State, asked.To)))
        {
            var wanted = Steps.Where(step => step.To == asked.To).Select(step => InPrint(step.From));
            throw new RefusedException(new Refusal(
                ReportingReason.VersionStateInvalid,
                "version",
                $"Version {asked.Version} är {InPrint(standing.State)} och kan inte bli {InPrint(asked.To)}.",
                $"en version som är {string.Join(" eller ", wanted)}"));
        }

        return new VersionInQuestion(connection, transaction, composition, standing);
    }

    private static string InPrint(VersionState state) => state switch
    {
        VersionState.Draft => "utkast",
        VersionState.Ready => "klar för styrelsen",
        VersionState.Approved => "godkänd",
        _ => "publicerad",
    };
}
