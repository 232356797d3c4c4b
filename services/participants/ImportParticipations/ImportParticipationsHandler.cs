using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Npgsql;
using Period = Finsam.Participants.Domain.Period;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Imports a file of participations, all rows or none.</summary>
internal sealed class ImportParticipationsHandler(
    TenantDataSource dataSource,
    RequestLog requests,
    CodeBookSource codes,
    BlindIndex blindIndex,
    PersonStore persons,
    ParticipationChange change,
    TimeProvider time)
{
    /// <summary>Most rows of a file.</summary>
    private const int LargestFileRows = 500_000;

    private const string Method = nameof(ParticipantsService.ParticipantsServiceBase.ImportParticipations);

    /// <summary>
    /// Imports, telling how far it has come; the last message is the summary or the refusal. A request that only validates goes the same
    /// way up to what would be written.
    /// </summary>
    public async Task HandleAsync(
        ImportParticipationsRequest request, Caller caller, ImportProgress progress, CancellationToken cancellationToken)
    {
        var fingerprint = WithoutContent(request);
        if (request.ValidateOnly)
        {
            await progress.EndAsync(await ImportAsync(request, fingerprint, caller, progress, cancellationToken));
            return;
        }

        var earlier = await requests.FindAsync<ImportParticipationsResponse>(
            request.Forbund, request.RequestId, Method, fingerprint, cancellationToken);
        await progress.EndAsync(earlier ?? await ImportAsync(request, fingerprint, caller, progress, cancellationToken));
    }

    // The request log keeps a hash of what was sent; that of a short file could be found by trying, the keyed one cannot.
    private ImportParticipationsRequest WithoutContent(ImportParticipationsRequest request) => new()
    {
        RequestId = request.RequestId,
        Forbund = request.Forbund,
        Content = ByteString.CopyFrom(blindIndex.OfFile(request.Forbund, request.Content.Span)),
    };

    private async Task<ImportParticipationsResponse> ImportAsync(
        ImportParticipationsRequest request,
        ImportParticipationsRequest fingerprint,
        Caller caller,
        ImportProgress progress,
        CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var problems = new ImportProblems();
        var insatser = await InsatsBookSource.ReadAsync(connection, null, request.Forbund, cancellationToken);
        if (request is { ValidateOnly: true, Register: { } register })
        {
            Assume(insatser, register);
        }

        var checker = new ImportChecker(book, insatser, Days.Today(time), caller, problems);
        var rows = await ReadAsync(request, checker, problems, progress);
        if (problems.Count > 0)
        {
            return problems.ToResponse();
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var people = BlindIndexes(request.Forbund, rows);
        if (!request.ValidateOnly)
        {
            await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
            await RegisterPeopleAsync(connection, transaction, request.Forbund, rows, caller.Subject, cancellationToken);
        }

        await ImportTable.FillAsync(
            connection,
            transaction,
            rows,
            row => MayBeKnown(row) ? people[row.Person!] : null,
            done => progress.TellAsync("Registrerar deltaganden", done, rows.Count),
            cancellationToken);
        var merge = new ImportMerge(connection, transaction, request.Forbund, cancellationToken);
        await merge.MergeAsync(caller.VisibleInsatser, problems);
        if (problems.Count > 0)
        {
            return problems.ToResponse();
        }

        var outcome = await merge.CountAsync();
        if (request.ValidateOnly)
        {
            return ToResponse(outcome);
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

        var response = ToResponse(outcome);
        await RequestLog.RecordAsync(
            connection, transaction, request.Forbund, request.RequestId, Method, fingerprint, response, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }

    private static void Assume(InsatsBook insatser, PutPeriodRegisterRequest register)
    {
        var period = Period.Read(register.Period?.From ?? "", register.Period?.To ?? "") ?? throw new RefusedException(Period.Invalid);
        insatser.Add(
            register.Insatser.Select(insats => new NamedInsats(insats.Code, insats.HasController ? insats.Controller : null, period)),
            register.Members.Select(member => member.Id));
    }

    private static async Task<List<ImportRow>> ReadAsync(
        ImportParticipationsRequest request, ImportChecker checker, ImportProblems problems, ImportProgress progress)
    {
        var rows = new List<ImportRow>();
        foreach (var (line, draft) in ParticipationsFile.Read(request.Content.Memory, problems))
        {
            if (rows.Count == LargestFileRows)
            {
                problems.Add(line, new Refusal(
                    ParticipantsReason.FileTooLong, "", "Filen har för många rader.", $"högst {LargestFileRows} rader i en fil"));
                break;
            }

            if (checker.Check(line, draft) is { } row)
            {
                rows.Add(row);
                await progress.TellAsync("Läser filen", rows.Count, total: 0);
            }
        }

        return rows;
    }

    private static bool MayBeKnown(ImportRow row) => row.Person is not null && row.Participation.MayBeKnown;

    private Dictionary<PersonIdentifier, byte[]> BlindIndexes(string forbund, List<ImportRow> rows) =>
        rows.Where(MayBeKnown).Select(row => row.Person!).Distinct()
            .ToDictionary(person => person, person => blindIndex.Of(forbund, person.Value));

    private Task<IReadOnlyList<Guid>> RegisterPeopleAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        List<ImportRow> rows,
        string subject,
        CancellationToken cancellationToken)
    {
        var people = rows.Where(MayBeKnown).Select(row => new NamedPerson(row.Controller, row.Person!)).Distinct().ToList();
        return persons.RegisterAsync(connection, transaction, forbund, people, subject, cancellationToken);
    }

    private static ImportParticipationsResponse ToResponse(ImportOutcome outcome) => new()
    {
        Summary = new ImportSummary
        {
            Created = outcome.Created,
            Changed = outcome.Changed,
            Unchanged = outcome.Total - outcome.Created - outcome.Changed,
            NotInFile = outcome.NotInFile,
            KeptValues = outcome.KeptValues,
        },
    };
}
