using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Goals;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.PutReport;

/// <summary>Reads a definition from its request and checks it as a whole.</summary>
internal sealed class DefinitionReader(PutReportRequest request)
{
    private const int LongestSection = 200_000;
    private const int LongestLayout = 4_000_000;
    private const int MostItems = 2000;
    private const int MostNamed = 20;

    private static readonly string[] Charts = ["bas", "kommun-bas"];

    private readonly FieldChecks _checks = new();

    /// <summary>The definition.</summary>
    /// <exception cref="RefusedException">Everything that is wrong with it.</exception>
    public ReportDefinition Read()
    {
        var period = RequestPeriod.TryRead(request.Period);
        if (period is null)
        {
            _checks.Refusals.Add(RequestPeriod.Invalid("period"));
        }

        var comparison = RequestPeriod.TryRead(request.Comparison);
        if (request.Comparison is not null && comparison is null)
        {
            _checks.Refusals.Add(RequestPeriod.Invalid("comparison"));
        }

        CheckSizes();
        var layout = ReadLayout();
        var stated = new StatedReader(request, _checks);
        var definition = new ReportDefinition(
            request.Forbund,
            period ?? new ReportPeriod(default, default),
            _checks.OneOf("kind", request.Kind, ReportKinds.All.ToList()),
            _checks.Required("forbund_name", request.ForbundName),
            request.OrgNumber,
            comparison,
            _checks.Day("adopted_on", request.HasAdoptedOn, request.AdoptedOn),
            layout is null ? "" : ReportJson.Compact(request.LayoutJson),
            ReadSections(),
            ReadGoals(layout),
            ReadKeyFigures(),
            ReadPosts("board", request.Board, needsRole: true),
            ReadPosts("auditors", request.Auditors, needsRole: false),
            ReadMeetings(),
            request.HasBoardMeetings ? request.BoardMeetings : null,
            [.. request.Insatser],
            request.Surveys?.Values.ToList(),
            ReadInsats(),
            request.Heading.Length == 0 ? null : _checks.Required("heading", request.Heading),
            stated.ReadValues(),
            stated.ReadSums(),
            request.Chart.Length == 0 ? null : _checks.OneOf("chart", request.Chart, Charts));
        _checks.Distinct("insatser", "code", request.Insatser);
        _checks.Distinct("surveys", "id", request.Surveys?.Values ?? []);
        return _checks.Refusals.Count == 0 ? definition : throw new RefusedException(_checks.Refusals);
    }

    // A report of an insats is of its kind, and of one of the insatser that it names.
    private string? ReadInsats()
    {
        if ((request.Kind == ReportKinds.OfInsats) != (request.Insats.Length > 0))
        {
            _checks.Refuse(
                ReportingReason.FieldInvalid, "insats", $"insats är \"{request.Insats}\" i en rapport av slaget {request.Kind}.",
                $"en insats i slaget {ReportKinds.OfInsats}, och annars tomt");
        }
        else if (request.Insats.Length > 0 && !request.Insatser.Contains(request.Insats))
        {
            _checks.Refuse(
                ReportingReason.FieldInvalid, "insats", $"insatsen \"{request.Insats}\" finns inte i insatser.", string.Join(", ", request.Insatser));
        }

        return request.Insats.Length == 0 ? null : request.Insats;
    }

    private void CheckSizes()
    {
        (string Field, int Count)[] lists =
        [
            ("sections", request.Sections.Count), ("goals", request.Goals.Count), ("key_figures", request.KeyFigures.Count),
            ("board", request.Board.Count), ("auditors", request.Auditors.Count), ("meetings", request.Meetings.Count),
            ("insatser", request.Insatser.Count), ("stated_values", request.StatedValues.Count), ("stated_sums", request.StatedSums.Count),
            ("surveys", request.Surveys?.Values.Count ?? 0),
        ];
        foreach (var (field, count) in lists.Where(list => list.Count > MostItems))
        {
            _checks.Refuse(ReportingReason.FieldInvalid, field, $"{field} har {count} poster.", $"högst {MostItems}");
        }
    }

    private Layout? ReadLayout()
    {
        if (request.LayoutJson.Length > LongestLayout)
        {
            _checks.Refuse(ReportingReason.LayoutInvalid, "layout_json", "Layouten är för lång.", $"högst {LongestLayout} tecken");
            return null;
        }

        var reading = LayoutReader.Read(request.LayoutJson, request.Insatser, request.Surveys?.Values);
        foreach (var problem in reading.Problems)
        {
            var field = problem.Path.Length == 0 ? "layout_json" : $"layout_json.{problem.Path}";
            var place = problem.Place.Length == 0 ? "" : $"{problem.Place}: ";
            _checks.Refuse(ReportingReason.LayoutInvalid, field, $"{place}{problem.Message}.", problem.Accepted);
        }

        return reading.Layout;
    }

    private List<ReportSection> ReadSections()
    {
        _checks.Distinct("sections", "name", request.Sections.Select(section => section.Name));
        for (var i = 0; i < request.Sections.Count; i++)
        {
            var section = request.Sections[i];
            var field = $"sections[{i}]";
            _checks.Required($"{field}.name", section.Name);
            if (section.Markdown.Length > LongestSection)
            {
                _checks.Refuse(
                    ReportingReason.SectionInvalid,
                    $"{field}.markdown",
                    $"{section.Name} är för långt.",
                    $"högst {LongestSection} tecken");
                continue;
            }

            foreach (var line in BindingReader.UnclosedLines(section.Markdown))
            {
                _checks.Refuse(
                    ReportingReason.SectionInvalid,
                    $"{field}.markdown",
                    $"{section.Name}, rad {line}: {{{{ avslutas inte.",
                    "{{tabell/rad/kolumn}}");
            }
        }

        return [.. request.Sections
            .Select(section => new ReportSection(section.Name, section.Markdown))
            .OrderBy(section => section.Name, StringComparer.Ordinal)];
    }

    private List<ReportGoal> ReadGoals(Layout? layout)
    {
        _checks.Distinct("goals", "code", request.Goals.Select(goal => goal.Code));
        var goals = new List<ReportGoal>();
        for (var i = 0; i < request.Goals.Count; i++)
        {
            var goal = request.Goals[i];
            var field = $"goals[{i}]";
            if (goal.HasInsats && request.Insatser.Count > 0 && !request.Insatser.Contains(goal.Insats))
            {
                _checks.Refuse(
                    ReportingReason.FieldInvalid, $"{field}.insats", $"Mål {goal.Code}: insatsen \"{goal.Insats}\" finns inte.",
                    string.Join(", ", request.Insatser));
            }

            _checks.Required($"{field}.measure", goal.Measure);
            CheckMeasure(field, goal, layout);
            goals.Add(new ReportGoal(
                _checks.Required($"{field}.code", goal.Code),
                _checks.Required($"{field}.title", goal.Title),
                goal.HasInsats ? goal.Insats : null,
                goal.Measure,
                _checks.OneOf($"{field}.op", goal.Op, ["", ">=", "<="]),
                _checks.Number($"{field}.target", goal.HasTarget, goal.Target),
                _checks.Number($"{field}.result", goal.HasResult, goal.Result),
                ReadStatus(field, goal),
                new GoalYearReader(_checks).Read(field, goal.Previous)));
        }

        return goals;
    }

    // Without a target there is nothing that the status could follow from.
    private string ReadStatus(string field, Goal goal) => goal.Status.Length == 0 && goal.HasTarget && goal.Op.Length > 0
        ? ""
        : _checks.OneOf($"{field}.status", goal.Status, GoalStatus.All);

    private void CheckMeasure(string field, Goal goal, Layout? layout)
    {
        if (layout is null || !GoalMeasures.IsAddress(goal.Measure))
        {
            return;
        }

        var table = layout.Tables.FirstOrDefault(candidate => candidate.Id == goal.Measure.Split('/')[0]);
        if (table is null or ParticipantsLayout { Of: FixedTables.Goals })
        {
            _checks.Refuse(
                ReportingReason.MeasureInvalid,
                $"{field}.measure",
                $"Mål {goal.Code}: \"{goal.Measure}\" leder inte till någon tabell i layouten som mål kan mätas i.",
                "en adress tabell/rad/kolumn, closures.goal_met eller ett ord");
        }
        else if (table is MoneyLayout money && !money.HasCell(goal.Measure))
        {
            _checks.Refuse(
                ReportingReason.MeasureInvalid,
                $"{field}.measure",
                $"Mål {goal.Code}: \"{goal.Measure}\" leder inte till någon cell i tabell {money.Id}.",
                $"en av raderna {string.Join(", ", money.Rows.Select(row => row.Label).Take(MostNamed))}");
        }
    }

    private List<ReportKeyFigure> ReadKeyFigures()
    {
        _checks.Distinct("key_figures", "code", request.KeyFigures.Select(figure => figure.Code));
        return [.. request.KeyFigures.Select((figure, i) => new ReportKeyFigure(
            _checks.Required($"key_figures[{i}].code", figure.Code),
            _checks.Required($"key_figures[{i}].title", figure.Title),
            _checks.Number($"key_figures[{i}].value", isStated: true, figure.Value) ?? 0,
            figure.Unit))];
    }

    private List<ReportPost> ReadPosts(string list, IEnumerable<Post> posts, bool needsRole) =>
        [.. posts.Select((post, i) => new ReportPost(
            needsRole ? _checks.Required($"{list}[{i}].role", post.Role) : post.Role,
            _checks.Required($"{list}[{i}].appointed_by", post.AppointedBy),
            _checks.Day($"{list}[{i}].from", post.HasFrom, post.From),
            _checks.Day($"{list}[{i}].to", post.HasTo, post.To)))];

    private List<ReportMeetings> ReadMeetings() =>
        [.. request.Meetings.Select((body, i) => new ReportMeetings(
            _checks.Required($"meetings[{i}].body", body.Body),
            body.HasHeld ? body.Held : null,
            body.HasCancelled ? body.Cancelled : null,
            body.HasAttendees ? body.Attendees : null,
            body.HasAttendeesAll ? body.AttendeesAll : null))];
}
