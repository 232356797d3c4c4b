using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Google.Protobuf;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>A förbund with two insatser, alike but for their codes, in each of which there is a participation, a grant and a requisition.</summary>
internal sealed partial class TwoInsatser
{
    /// <summary>The insats that tokens name.</summary>
    public const string Own = "301";

    /// <summary>The one that they don't.</summary>
    public const string Other = "302";

    private const int Year = 2018;

    // docs/case-folders.md
    private const string Columns = "insats;participation;person;registration;gender;birth_year;municipality;education;public_support_years;"
        + "support_before;referrer;enrolled_on;closed_on;closure_reason;closure_outcome;support_after;goal_met;plan_at_closure;followup_12m";

    private readonly Dictionary<string, long> _requisitions = [];
    private readonly Dictionary<string, string> _persons = [];
    private readonly Dictionary<string, PersonDecision> _links = [];
    private readonly TestStack _stack;

    private TwoInsatser(TestStack stack) => _stack = stack;

    public string Slug { get; } = TestStack.NewForbund("behorighet");

    public static async Task<TwoInsatser> CreateAsync()
    {
        var forbund = new TwoInsatser(await TestStack.Shared);
        await forbund.PutRegisterAsync(InsatsKind.Volume);
        await forbund.CountVolumeAsync();
        await forbund.PutRegisterAsync(InsatsKind.Individual);
        await forbund.FillAsync(Own);
        await forbund.FillAsync(Other);
        await forbund.AskAsync();
        return forbund;
    }

    /// <summary>
    /// A request about an insats, of a method that depends on which one it is; null for other methods. Where it is known by what is stored only,
    /// the request names that.
    /// </summary>
    public IMessage? Request(ContractMethod method, string insats)
    {
        var request = method.Request(Slug);
        switch (request)
        {
            case EnrollRequest enroll:
                enroll.Participation = new Participation { Insats = insats };
                return enroll;
            case CloseRequest close:
                close.Participation = ParticipationOf(insats);
                return close;
            case GetParticipationRequest read:
                read.Participation = ParticipationOf(insats);
                return read;
            case CorrectParticipationRequest or ReopenParticipationRequest or ListParticipationVersionsRequest:
                ContractMethod.Set(request, "participation", ParticipationOf(insats));
                ContractMethod.Set(request, "reason", "rättelse");
                return request;
            case SearchPersonsRequest search:
                search.Person = PersonOf(insats, 1);
                return search;
            case ChangePersonNumberRequest or ListPersonDecisionsRequest or ProtectPersonRequest:
                ContractMethod.Set(request, "person_id", _persons[insats]);
                return request;
            case LinkPersonsRequest or SplitPersonsRequest:
                ContractMethod.Set(request, "person_id", _links[insats].PersonId);
                ContractMethod.Set(request, "other_person_id", _links[insats].OtherPersonId);
                return request;
            case UndoLinkRequest undo:
                undo.LinkNo = _links[insats].DecisionNo;
                return undo;
            case ExportPersonRecordRequest export:
                export.PersonId = _persons[insats];
                export.Controller = "ludvika";
                return export;
            case Finsam.Participants.V1.ComputeTablesRequest tables:
                tables.Period = new Period { From = $"{Year}-01-01", To = $"{Year}-12-31" };
                tables.Tables.Add(new ParticipantTable { Id = "deltagare.oversikt", Of = "deltagare.oversikt", Insatser = new Labels { Values = { insats } } });
                return tables;
            case ComposeReportRequest or GetCompositionRequest or RenderReportRequest or CreateReportRequest or GetFigureRequest:
                ContractMethod.Set(request, "insats", insats);
                return request;
            case ImportParticipationsRequest import:
                import.ValidateOnly = true;
                import.Content = OneRow(insats);
                return import;
            case ImportParticipationsFileRequest import:
                import.ValidateOnly = true;
                import.Chunk = OneRow(insats);
                return import;
            case SubmitRequisitionRequest submit:
                submit.Insats = insats;
                return submit;
            case WithdrawRequisitionRequest withdraw:
                withdraw.RequisitionNo = _requisitions[insats];
                withdraw.Etag = "inaktuell";
                return withdraw;
            case GetRequisitionRequest read:
                read.RequisitionNo = _requisitions[insats];
                return read;
            case ComputeGrantsRequest compute:
                compute.Year = Year;
                return compute;
            case ListInsatserRequest or ListReadsRequest or ListPossibleDuplicatesRequest or ListGrantsRequest or ListRequisitionsRequest:
                return request;
            default:
                return CountsRequest(request, insats) ?? RegistrationRequest(request, insats);
        }
    }

    /// <summary>
    /// True when a call about an insats has reached it. One that is hidden is not there, and a list does not show it; none that is read without a
    /// needed reason.
    /// </summary>
    public static bool Reached(Outcome outcome, string insats) => outcome switch
    {
        { IsForbidden: true } => false,
        {
            Reason: "PARTICIPATION_UNKNOWN" or "PERSON_UNKNOWN" or "LINK_UNKNOWN" or "REQUISITION_UNKNOWN" or "REASON_MISSING" or "ACTIVITY_UNKNOWN",
        } => false,
        { Answer: ExportYearExtractResponse extract } => extract.Insatser.Any(listed => listed.Insats == insats),
        { Answer: ListActivitiesResponse list } => list.Activities.Any(activity => activity.Insats == insats),
        { Answer: ListInsatserResponse list } => list.Insatser.Any(listed => listed.Code == insats),
        { Answer: ListVolumeCountsResponse list } => list.Counts.Any(count => count.Insats == insats),
        { Answer: ComputeResponseRatesResponse computed } => computed.Rates.Any(rate => rate.HasInsats && rate.Insats == insats),
        { Answer: ComputeRoundResultsResponse computed } => computed.Rounds.SelectMany(round => round.Questions)
            .SelectMany(question => question.Distributions).Any(distribution => distribution.HasInsats && distribution.Insats == insats),
        { Answer: ListReadsResponse list } => list.Reads.Any(read => read.Insats == insats),
        { Answer: ListCellParticipationsResponse list } => list.Participations.Any(counted => counted.Insats == insats),
        { Answer: SearchPersonsResponse found } => found.Persons.Any(person => IsIn(person, insats)),
        { Answer: ListPossibleDuplicatesResponse list } => list.Duplicates.Any(pair => IsIn(pair.First, insats)),
        { Answer: ListGrantsResponse list } => list.Grants.Any(grant => grant.Insats == insats),
        { Answer: ListRequisitionsResponse list } => list.Requisitions.Any(requisition => requisition.Insats == insats),
        { Answer: ComputeGrantsResponse computed } => computed.Table.Rows.Any(row => row.Label == insats),
        { Answer: ImportParticipationsResponse { Refusal: { } refusal } } => IsAssigned(refusal),
        { Answer: ImportParticipationsFileResponse { Step.Refusal: { } refusal } } => IsAssigned(refusal),
        _ => true,
    };

    private async Task PutRegisterAsync(InsatsKind kind) => await _stack.Participants("forbundschef", Slug).PutPeriodRegisterAsync(
        new Finsam.Participants.V1.PutPeriodRegisterRequest
        {
            RequestId = $"register-{kind}",
            Forbund = Slug,
            Period = new Period { From = $"{Year}-01-01", To = $"{Year}-12-31" },
            Members = { new Finsam.Participants.V1.Member { Id = "ludvika", Name = "Ludvika kommun" } },
            Insatser = { Insats(Own, kind), Insats(Other, kind) },
        });

    private static Insats Insats(string code, InsatsKind kind) =>
        new() { Code = code, Name = $"Insats {code}", Kind = kind, Controller = "ludvika" };

    private static ByteString OneRow(string insats) =>
        ByteString.CopyFromUtf8($"{Columns}\n{insats};;;anonymous;woman;;;;;;;{Year}-02-01;;;;;;;\n");

    private static bool IsAssigned(ImportRefusal refusal) => refusal.Problems.All(problem => problem.Reason != "INSATS_NOT_ASSIGNED");

    private static bool IsIn(PersonRecord person, string insats) => person.Participations.Any(participation => participation.Insats == insats);

    private static string PersonOf(string insats, int number) => $"person-{insats}-{number}";

    private static string ParticipationOf(string insats) => $"deltagande-{insats}";

    private async Task FillAsync(string insats)
    {
        var team = _stack.Participants("insatspersonal", Slug, insats);
        await team.EnrollAsync(new EnrollRequest
        {
            RequestId = $"inskrivning-{insats}",
            Forbund = Slug,
            Participation = new Participation
            {
                Participation_ = ParticipationOf(insats), Insats = insats, Registration = "anonymous", Gender = "woman", EnrolledOn = $"{Year}-02-01",
            },
        });
        await team.GetParticipationAsync(new GetParticipationRequest { Forbund = Slug, Participation = ParticipationOf(insats) });
        await CountAsync(insats);
        await FillPersonsAsync(insats, team);
        await new FundingService.FundingServiceClient(_stack.Invoker(_stack.Token("ekonom", Slug))).DecideGrantAsync(new DecideGrantRequest
        {
            RequestId = $"beslut-{insats}",
            Forbund = Slug,
            Insats = insats,
            Year = Year,
            AmountOre = 1000,
            DecidedOn = $"{Year - 1}-11-23",
            Reference = "§ 42",
        });
        var owner = new FundingService.FundingServiceClient(_stack.Invoker(_stack.Token("insatsansvarig", Slug, insats)));
        var submitted = await owner.SubmitRequisitionAsync(new SubmitRequisitionRequest
        {
            RequestId = $"rekvisition-{insats}",
            Forbund = Slug,
            Insats = insats,
            Year = Year,
            From = $"{Year}-01-01",
            To = $"{Year}-03-31",
            AmountOre = 100,
            Text = "Första kvartalet",
        });
        _requisitions.Add(insats, submitted.Requisition.RequisitionNo);
    }

    // Three that are alike, two of them linked: each of the two may be one with the third.
    private async Task FillPersonsAsync(string insats, ParticipantsService.ParticipantsServiceClient team)
    {
        var ids = new List<string>();
        var persons = new PersonService.PersonServiceClient(_stack.Invoker(_stack.Token("insatspersonal", Slug, insats)));
        foreach (var number in Enumerable.Range(1, 3))
        {
            await team.EnrollAsync(new EnrollRequest
            {
                RequestId = $"inskrivning-{insats}-{number}",
                Forbund = Slug,
                Person = PersonOf(insats, number),
                Participation = new Participation
                {
                    Insats = insats, Registration = "named", Gender = "woman", BirthYear = 1980, EnrolledOn = $"{Year}-02-01",
                },
            });
            var found = await persons.SearchPersonsAsync(new SearchPersonsRequest { Forbund = Slug, Person = PersonOf(insats, number) });
            ids.Add(found.Persons.Single().PersonId);
        }

        _persons.Add(insats, ids[0]);
        var linked = await persons.LinkPersonsAsync(new LinkPersonsRequest
        {
            RequestId = $"koppling-{insats}", Forbund = Slug, PersonId = ids[0], OtherPersonId = ids[1], Reason = "Samma person",
        });
        _links.Add(insats, linked.Decision);
    }
}
