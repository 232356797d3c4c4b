using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.PeriodRegisters;
using Finsam.Participants.Plans;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Npgsql;
using Period = Finsam.Participants.Domain.Period;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Imports a file of participations, all rows or none, or the good ones; a part of the file at a time.</summary>
internal sealed class ImportParticipationsHandler(
    TenantDataSource dataSource,
    RequestLog requests,
    CodeBookSource codes,
    BlindIndex blindIndex,
    PersonStore persons,
    ParticipationChange change,
    TimeProvider time)
{
    /// <summary>Rows that are in memory at once.</summary>
    private const int RowsAtOnce = 2000;

    private const string Method = nameof(ParticipantsService.ParticipantsServiceBase.ImportParticipations);

    /// <summary>
    /// Imports, telling how far it has come; the last message is the summary or the refusal. A request that only validates goes the same
    /// way up to what would be written.
    /// </summary>
    /// <param name="request">How to import; its own content is not read.</param>
    /// <param name="file">What to import.</param>
    /// <param name="caller">Who imports.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellationToken">Gives up; nothing is registered then.</param>
    public async Task HandleAsync(
        ImportParticipationsRequest request, ImportFile file, Caller caller, ImportProgress progress, CancellationToken cancellationToken)
    {
        var fingerprint = Fingerprint(request, file);
        if (request.ValidateOnly)
        {
            await progress.EndAsync(await ImportAsync(request, file, fingerprint, caller, progress, cancellationToken));
            return;
        }

        var earlier = await requests.FindAsync<ImportParticipationsResponse>(
            request.Forbund, request.RequestId, Method, fingerprint, cancellationToken);
        await progress.EndAsync(earlier ?? await ImportAsync(request, file, fingerprint, caller, progress, cancellationToken));
    }

    // What the request log keeps a hash of, with the file's own in the place of its content.
    private static ImportParticipationsRequest Fingerprint(ImportParticipationsRequest request, ImportFile file) => new()
    {
        RequestId = request.RequestId,
        Forbund = request.Forbund,
        Content = ByteString.CopyFrom(file.Hash),
        SkipBadRows = request.SkipBadRows,
        Strict = request.Strict,
    };

    private async Task<ImportParticipationsResponse> ImportAsync(
        ImportParticipationsRequest request,
        ImportFile file,
        ImportParticipationsRequest fingerprint,
        Caller caller,
        ImportProgress progress,
        CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!request.ValidateOnly)
        {
            await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        }

        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        if (request is { ValidateOnly: true, Register: { } register })
        {
            Assume(insatser, register);
        }

        var problems = new ImportProblems();
        var oddities = request.Strict ? problems : new ImportProblems();
        var checker = new ImportChecker(book, insatser, Days.Today(time), caller, problems, oddities);
        var rows = new ImportRows(file, checker, problems);
        await ImportTable.CreateAsync(connection, transaction, cancellationToken);
        await StatementPlans.ByKey.SetAsync(connection, transaction, cancellationToken);
        foreach (var some in rows.Read().Chunk(RowsAtOnce))
        {
            if (problems.Count == 0 || request.SkipBadRows)
            {
                await FillAsync(connection, transaction, request, some, caller.Subject, cancellationToken);
            }

            await progress.TellAsync("Läser deltaganden", rows.Good, total: 0);
        }

        if (problems.Count > 0 && (!request.SkipBadRows || rows.IsUnreadable))
        {
            return problems.ToResponse();
        }

        await ImportTable.AnalyzeAsync(connection, transaction, cancellationToken);
        var merge = new ImportMerge(connection, transaction, request.Forbund, cancellationToken);
        await merge.MergeAsync(caller.VisibleInsatser, rows.Columns, problems, oddities);
        if (problems.Count > 0 && !request.SkipBadRows)
        {
            return problems.ToResponse();
        }

        var outcome = await merge.CountAsync();
        var response = ImportSummaries.Of(outcome, rows, problems, request.Strict ? new ImportProblems() : oddities);
        if (request.ValidateOnly)
        {
            return response;
        }

        await merge.WriteAsync(outcome, caller.Subject, request.RequestId);
        if (outcome.Earliest is { } earliest)
        {
            await change.TellAsync(
                connection,
                transaction,
                request.Forbund,
                earliest,
                outcome.Latest,
                outcome.Created + outcome.Changed,
                cancellationToken);
        }

        await RequestLog.RecordAsync(
            connection, transaction, request.Forbund, request.RequestId, Method, fingerprint, response, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }

    private async Task FillAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ImportParticipationsRequest request,
        ImportRow[] rows,
        string subject,
        CancellationToken cancellationToken)
    {
        if (!request.ValidateOnly)
        {
            var people = rows.Where(MayBeKnown).Select(row => new NamedPerson(row.Controller, row.Person!)).Distinct().ToList();
            await persons.RegisterAsync(connection, transaction, request.Forbund, people, subject, cancellationToken);
        }

        await ImportTable.FillAsync(
            connection, rows, row => MayBeKnown(row) ? blindIndex.Of(request.Forbund, row.Person!.Value) : null, cancellationToken);
    }

    private static bool MayBeKnown(ImportRow row) => row.Person is not null && row.Participation.MayBeKnown;

    private static void Assume(InsatsBook insatser, PutPeriodRegisterRequest register)
    {
        var period = Period.Read(register.Period?.From ?? "", register.Period?.To ?? "") ?? throw new RefusedException(Period.Invalid);
        insatser.Add(
            register.Insatser.Select(insats => new NamedInsats(insats.Code, insats.HasController ? insats.Controller : null, period)
            {
                StartsOn = OptionalDays.Read(insats.HasFrom, insats.From), EndsOn = OptionalDays.Read(insats.HasTo, insats.To),
            }),
            register.Members.Select(member => member.Id));
    }
}
