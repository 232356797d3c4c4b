using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.Plans;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Enroll;

/// <summary>What a förbund has registered that a group's inskrivningar are checked against, read under its lock, and those that are accepted.</summary>
internal sealed class EnrollmentGroup
{
    private readonly GroupAnswers<EnrollResponse> answers = new();
    private readonly HashSet<string> takenKeys = new(StringComparer.Ordinal);
    private readonly KnownParticipations known;
    private InsatsBook insatser = new([], []);

    private EnrollmentGroup(KnownParticipations known) => this.known = known;

    /// <summary>The förbund's position when the group has been committed.</summary>
    public long Position { get; private set; }

    /// <summary>Those that are to be written.</summary>
    public List<AcceptedEnrollment> Accepted { get; } = [];

    /// <summary>Orders the förbund's writers, moves its position on and reads what has been registered until then, in one round trip.</summary>
    public static async Task<EnrollmentGroup> LockAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IReadOnlyList<WaitingEnrollment> enrollments,
        BlindIndex blindIndex)
    {
        var known = new KnownParticipations(forbund, enrollments.Select(each => each.Person).OfType<PersonIdentifier>(), blindIndex);
        var group = new EnrollmentGroup(known);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                StatementPlans.ByKey.Command(),
                TenantCommand.Of([forbund]),
                JournalPosition.AdvanceCommand(forbund),
                group.answers.FindCommand([.. enrollments.Select(each => each.Key)]),
                TakenKeys(forbund, enrollments),
                known.ReadCommand(),
            },
        };
        InsatsBookSource.AddCommands(batch, forbund);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        group.Position = reader.GetInt64(0);
        await reader.NextResultAsync();
        await group.answers.ReadAsync(reader);
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            if (!reader.IsDBNull(0))
            {
                group.takenKeys.Add(reader.GetString(0));
            }
        }

        await reader.NextResultAsync();
        await known.ReadAsync(reader);
        await reader.NextResultAsync();
        group.insatser = await InsatsBookSource.ReadAsync(reader, CancellationToken.None);
        return group;
    }

    /// <summary>Checks an inskrivning and takes it in, or gives the answer that its request got before.</summary>
    /// <exception cref="RefusedException">Every violation at once, or its key is taken; nothing is taken in.</exception>
    public async Task<EnrollResponse> AcceptAsync(WaitingEnrollment waiting)
    {
        if (answers.Find(waiting.Key) is { } earlier)
        {
            return earlier;
        }

        var request = waiting.Request;
        var violations = new List<Refusal>();
        var rules = new ParticipationRules(waiting.Codes, insatser, waiting.Today);
        var participation = EnrollRules.Check(rules, request, request.Participation ?? new V1.Participation(), violations);
        var check = new RegistrationCheck(insatser, (_, person) => Task.FromResult(known.Overlaps(participation, person)));
        await check.CheckAsync(null, participation, null, known.PersonOf(waiting.Person), EnrollRules.Prefix, violations);
        RefusedException.ThrowIfAny(violations);

        if (!takenKeys.Add(participation.Participation))
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationExists,
                "participation.participation",
                "Deltagandets nyckel är redan använd.",
                "en ny nyckel, eller tomt"));
        }

        var person = waiting.Person is { } named ? new NamedPerson(insatser.ControllerOf(participation.Insats), named) : null;
        Accepted.Add(new AcceptedEnrollment(participation, person, waiting.Subject));
        known.Add(participation, waiting.Person);
        var response = new EnrollResponse { Participation = ParticipationMessages.ToMessage(participation), Warnings = { check.Warnings } };
        answers.Add(waiting.Key, response);
        return response;
    }

    /// <summary>Keeps the answers that were given.</summary>
    public NpgsqlBatchCommand RecordAnswersCommand() => answers.RecordCommand();

    private static NpgsqlBatchCommand TakenKeys(string forbund, IReadOnlyList<WaitingEnrollment> enrollments) =>
        new("""
            select p.participation
            from unnest($2) as wanted (participation)
            left join participation p on p.forbund_id = $1 and p.participation = wanted.participation
            """)
        {
            Parameters =
            {
                new() { Value = forbund },
                new()
                {
                    Value = enrollments.Select(each => each.Request.Participation?.Participation_ ?? "").Where(key => key.Length > 0).ToArray(),
                },
            },
        };
}
