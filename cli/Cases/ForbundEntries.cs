using Finsam.Cli.Json;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Cases;

/// <summary>The entries of <c>forbund.json</c> that go to one service as they are.</summary>
internal static class ForbundEntries
{
    public static Goal Goal(ObjectReader reader)
    {
        var goal = new Goal
        {
            Code = reader.Text("code"),
            Title = reader.Text("title"),
            Measure = reader.Text("measure"),
            Op = reader.OptionalText("op") ?? "",
            Status = reader.OptionalText("status") ?? "",
            Previous = { reader.List("previous", GoalYear) },
        };
        Set(reader.OptionalText("insats"), text => goal.Insats = text);
        Set(reader.OptionalNumber("target"), number => goal.Target = number);
        Set(reader.OptionalNumber("result"), number => goal.Result = number);
        return goal;
    }

    private static GoalYear GoalYear(ObjectReader reader)
    {
        var year = new GoalYear { Period = reader.Text("period"), Status = reader.OptionalText("status") ?? "" };
        Set(reader.OptionalNumber("target"), number => year.Target = number);
        Set(reader.OptionalNumber("outcome"), number => year.Outcome = number);
        return year;
    }

    public static Activity Activity(ObjectReader reader)
    {
        var activity = new Activity { Title = reader.Text("title") };
        Set(reader.OptionalText("insats"), text => activity.Insats = text);
        Set(reader.OptionalInteger("occasions"), number => activity.Occasions = number);
        Set(reader.OptionalInteger("attendees"), number => activity.Attendees = number);
        Set(reader.OptionalInteger("attendees_all"), number => activity.AttendeesAll = number);
        Set(reader.OptionalDay("from"), text => activity.From = text);
        Set(reader.OptionalDay("to"), text => activity.To = text);
        return activity;
    }

    public static Survey Survey(ObjectReader reader)
    {
        var survey = new Survey { Id = reader.Text("id"), Question = reader.Text("question") };
        Set(reader.OptionalText("insats"), text => survey.Insats = text);
        Set(reader.OptionalInteger("respondents"), number => survey.Respondents = number);
        Set(reader.OptionalInteger("invited"), number => survey.Invited = number);
        foreach (var (name, count) in reader.Counts("answers"))
        {
            var answer = new SurveyAnswer { Answer = name };
            Set(count, number => answer.Count = number);
            survey.Answers.Add(answer);
        }

        return survey;
    }

    public static KeyFigure KeyFigure(ObjectReader reader) => new()
    {
        Code = reader.Text("code"), Title = reader.Text("title"), Value = reader.Number("value"), Unit = reader.Text("unit"),
    };

    public static Post BoardPost(ObjectReader reader)
    {
        var post = new Post { Role = reader.Text("role"), AppointedBy = reader.Text("appointed_by") };
        Set(reader.OptionalDay("from"), text => post.From = text);
        Set(reader.OptionalDay("to"), text => post.To = text);
        return post;
    }

    public static Post Auditor(ObjectReader reader) => new() { AppointedBy = reader.Text("appointed_by") };

    public static Meetings Meetings(ObjectReader reader)
    {
        var meetings = new Meetings { Body = reader.Text("body") };
        Set(reader.OptionalInteger("held"), number => meetings.Held = number);
        Set(reader.OptionalInteger("cancelled"), number => meetings.Cancelled = number);
        Set(reader.OptionalInteger("attendees"), number => meetings.Attendees = number);
        Set(reader.OptionalInteger("attendees_all"), number => meetings.AttendeesAll = number);
        return meetings;
    }

    /// <summary>Sets an optional field of a message, which must be left alone where there is nothing.</summary>
    public static void Set<T>(T? value, Action<T> set)
        where T : class
    {
        if (value is not null)
        {
            set(value);
        }
    }

    /// <inheritdoc cref="Set{T}(T?, Action{T})" />
    public static void Set(int? value, Action<int> set)
    {
        if (value is { } number)
        {
            set(number);
        }
    }
}
