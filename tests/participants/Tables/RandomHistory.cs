using System.Globalization;
using Finsam.Participants.Tests.Service;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using static Finsam.Participants.Tests.Tables.RandomTablesTests;

namespace Finsam.Participants.Tests.Tables;

/// <summary>
/// A random history of a förbund's participations, made through the real interface and in the model at once. What the model says would lay one
/// person twice into an insats must be refused, and everything else be taken.
/// </summary>
internal sealed class RandomHistory(ParticipantsScenario scenario, Random random, Action<string> tell)
{
    private const string Reason = "Slumpad rättelse";

    private readonly CorrectionService.CorrectionServiceClient _corrections =
        new(scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")));

    private readonly PersonService.PersonServiceClient _persons = scenario.Persons();

    public RegistryModel Model { get; } = new();

    /// <summary>Something that needs nobody to be known by key.</summary>
    public Task StepAsync() => random.Next(10) switch
    {
        < 2 => EnrollAsync(anonymous: true),
        < 5 => CloseAsync(),
        < 9 => CorrectAsync(),
        _ => ReopenAsync(),
    };

    /// <summary>Anything that may happen.</summary>
    public Task StepWithPersonsAsync() => random.Next(100) switch
    {
        < 35 => EnrollAsync(anonymous: random.Next(4) == 0),
        < 55 => CloseAsync(),
        < 75 => CorrectAsync(),
        < 81 => MoveAsync(),
        < 86 => RenameAsync(),
        < 91 => ReopenAsync(),
        < 96 => LinkAsync(),
        < 98 => UndoAsync(),
        _ => ProtectAsync(),
    };

    /// <summary>Somebody comes who was not known, and has left long ago; the person's id.</summary>
    public async Task<string> LeaveAsync()
    {
        var open = new ModelRow(
            $"D{Model.Rows.Count}", Model.TokenOf("gick"), "301", "named", "woman", null, "", [], new DateOnly(2016, 3, 1), null, "", "", null);
        var enrolling = new EnrollRequest
        {
            RequestId = NewId(),
            Forbund = scenario.Forbund,
            Person = "gick",
            Participation = new Participation
            {
                Participation_ = open.Key, Insats = open.Insats, Registration = open.Registration, Gender = open.Gender, EnrolledOn = Text(open.Enrolled),
            },
        };
        await ChangeAsync(null, open, enrolling, () => scenario.Staff.EnrollAsync(enrolling).ResponseAsync);
        var closed = open with { Closed = new DateOnly(2017, 6, 30), Reason = "3" };
        var closing = new CloseRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, Participation = open.Key, ClosedOn = "2017-06-30", ClosureReason = closed.Reason,
        };
        await ChangeAsync(open, closed, closing, () => scenario.Staff.CloseAsync(closing).ResponseAsync);
        return await IdAsync(closed);
    }

    private Task EnrollAsync(bool anonymous)
    {
        var key = anonymous ? "" : Any(random, "", $"P{random.Next(12)}", $"P{random.Next(12)}", $"P{random.Next(12)}");
        var row = new ModelRow(
            $"D{Model.Rows.Count}",
            key.Length > 0 ? Model.TokenOf(key) : "",
            Any(random, "301", "302"),
            anonymous ? "anonymous" : "named",
            Any(random, "woman", "man", "other", "unknown"),
            Any<int?>(random, null, random.Next(1960, 2001)),
            Any(random, "", "none", "compulsory"),
            Any<string[]>(random, [], ["other"], ["social_assistance", "study_support"]),
            AnyDay(),
            null,
            "",
            "",
            null)
        {
            Municipality = Any(random, "", "Avesta", "Ludvika"),
            Referrer = Any(random, "", "self", "ludvika", "staten"),
            Years = Any<decimal?>(random, null, 0.5m, 3m, 7.25m),
        };
        var participation = new Participation
        {
            Participation_ = row.Key,
            Insats = row.Insats,
            Registration = row.Registration,
            Gender = row.Gender,
            Education = row.Education,
            SupportBefore = { row.Support },
            EnrolledOn = Text(row.Enrolled),
            Municipality = row.Municipality,
            Referrer = row.Referrer,
            PublicSupportYears = row.Years?.ToString(CultureInfo.InvariantCulture) ?? "",
        };
        if (row.BirthYear is { } year)
        {
            participation.BirthYear = year;
        }

        var request = new EnrollRequest { RequestId = NewId(), Forbund = scenario.Forbund, Person = key, Participation = participation };
        return ChangeAsync(null, row, request, () => scenario.Staff.EnrollAsync(request).ResponseAsync);
    }

    private Task CloseAsync()
    {
        if (AnyRow(row => row.Closed is null) is not { } open)
        {
            return Task.CompletedTask;
        }

        var reason = random.Next(1, 10).ToString(CultureInfo.InvariantCulture);
        var measured = reason != "7";
        var closed = open with
        {
            Closed = open.Enrolled.AddDays(random.Next(600)),
            Reason = reason,
            Outcome = reason == "1" ? Any(random, "work", "work_subsidised", "studies", "job_seeking") : "",
            SupportAfter = measured ? Any<string[]>(random, [], ["none"], ["other", "study_support"]) : [],
            GoalMet = measured ? Any<bool?>(random, null, true, false) : null,
            Plan = measured ? Any<bool?>(random, null, true, false) : null,
            Person = reason == "6" ? "" : open.Person,
        };
        var request = new CloseRequest
        {
            RequestId = NewId(),
            Forbund = scenario.Forbund,
            Participation = closed.Key,
            ClosedOn = Text(closed.Closed.Value),
            ClosureReason = reason,
            ClosureOutcome = closed.Outcome,
            SupportAfter = { closed.SupportAfter },
        };
        if (closed.GoalMet is { } met)
        {
            request.GoalMet = met;
        }

        if (closed.Plan is { } plan)
        {
            request.PlanAtClosure = plan;
        }

        return ChangeAsync(open, closed, request, () => scenario.Staff.CloseAsync(request).ResponseAsync);
    }

    private Task CorrectAsync()
    {
        if (AnyRow(_ => true) is not { } row)
        {
            return Task.CompletedTask;
        }

        var (after, correction) = RandomCorrection.Of(random, row, AnyDay());
        return CorrectAsync(row, after, correction, person: "");
    }

    private Task MoveAsync()
    {
        if (AnyRow(_ => true) is not { } row)
        {
            return Task.CompletedTask;
        }

        var after = row with { Insats = row.Insats == "301" ? "302" : "301" };
        return CorrectAsync(row, after, new ParticipationCorrection { Insats = after.Insats }, RegistryModel.KeyOf(row.Person));
    }

    // Registered for the wrong person.
    private Task RenameAsync()
    {
        if (AnyRow(row => row is { Registration: "named", Reason: not "6" }) is not { } row)
        {
            return Task.CompletedTask;
        }

        var key = $"P{random.Next(12)}";
        return CorrectAsync(row, row with { Person = Model.TokenOf(key) }, new ParticipationCorrection(), key);
    }

    private Task CorrectAsync(ModelRow before, ModelRow after, ParticipationCorrection correction, string person)
    {
        var request = new CorrectParticipationRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, Participation = before.Key, Correction = correction, Person = person, Reason = Reason,
        };
        return ChangeAsync(before, after, request, () => _corrections.CorrectParticipationAsync(request).ResponseAsync);
    }

    private Task ReopenAsync()
    {
        if (AnyRow(row => row.Closed is not null) is not { } closed)
        {
            return Task.CompletedTask;
        }

        var open = closed with { Closed = null, Reason = "", Outcome = "", SupportAfter = [], GoalMet = null, Plan = null, Followup = "" };
        var request = new ReopenParticipationRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, Participation = closed.Key, Reason = Reason,
        };
        return ChangeAsync(closed, open, request, () => _corrections.ReopenParticipationAsync(request).ResponseAsync);
    }

    private async Task LinkAsync()
    {
        if (AnyRow(row => row.Person.Length > 0) is not { } one
            || AnyRow(row => row.Person.Length > 0 && row.Person != one.Person && !Model.AreLinked(row.Person, one.Person)) is not { } other)
        {
            return;
        }

        tell($"link {one.Key} {other.Key}");
        var linked = await _persons.LinkPersonsAsync(new LinkPersonsRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, PersonId = await IdAsync(one), OtherPersonId = await IdAsync(other), Reason = Reason,
        });
        Model.Link(one.Person, other.Person, linked.Decision.DecisionNo);
    }

    private async Task UndoAsync()
    {
        if (Model.Links is not { Count: > 0 } links)
        {
            return;
        }

        var link = links[random.Next(links.Count)];
        tell($"undo {link}");
        await _persons.UndoLinkAsync(new UndoLinkRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, LinkNo = link.DecisionNo, Reason = Reason,
        });
        Model.Undo(link.DecisionNo);
    }

    private async Task ProtectAsync()
    {
        if (AnyRow(row => row.Person.Length > 0) is not { } row)
        {
            return;
        }

        tell($"protect {row.Key}");
        var stripped = await _persons.ProtectPersonAsync(new ProtectPersonRequest
        {
            RequestId = NewId(), Forbund = scenario.Forbund, PersonId = await IdAsync(row), Confirmed = true,
        });
        Assert.Equal(Model.Protect(row.Person), stripped.ParticipationCount);
    }

    private async Task ChangeAsync(ModelRow? before, ModelRow after, IMessage request, Func<Task> call)
    {
        var refused = Model.Overlaps(after) && (before is null || !Model.Overlaps(before));
        tell($"{(refused ? "refused " : "")}{request.Descriptor.Name} {request}");
        if (refused)
        {
            var error = await Assert.ThrowsAsync<RpcException>(call);
            Assert.Contains("PARTICIPATION_OVERLAPS", string.Concat(error.Trailers.Select(ParticipantsScenario.Text)), StringComparison.Ordinal);
            return;
        }

        await call();
        Model.Put(after);
    }

    private async Task<string> IdAsync(ModelRow row)
    {
        var found = await _persons.SearchPersonsAsync(new SearchPersonsRequest { Forbund = scenario.Forbund, Participation = row.Key });
        return found.Persons.Single(person => person.Participations.Any(one => one.Participation_ == row.Key)).PersonId;
    }

    private ModelRow? AnyRow(Func<ModelRow, bool> wanted)
    {
        var rows = Model.Rows.Where(wanted).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        return rows.Count == 0 ? null : rows[random.Next(rows.Count)];
    }

    private DateOnly AnyDay() => new DateOnly(2015, 6, 1).AddDays(random.Next(1100));

    private static string NewId() => ParticipantsScenario.NewId();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
