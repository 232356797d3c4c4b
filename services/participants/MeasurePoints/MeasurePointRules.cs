using Finsam.Participants.Domain;
using Finsam.Participants.ExtraQuestions;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Reads what is to be registered at a measure point of a participation. What is not sent stays as it is.</summary>
internal sealed class MeasurePointRules(CodeBook codes, IReadOnlyList<StoredQuestion> questions, DateOnly today, List<Refusal> refusals)
{
    private const string Accepted = "tomt: de registreras med inskrivning, avslut eller rättelse";

    private readonly FieldReader _read = new(codes, refusals);

    /// <summary>What is registered from now on; what was refused is as it was.</summary>
    public StoredMeasurePoint Read(PutMeasurePointRequest request, RegisteredParticipation participation, StoredMeasurePoint? before)
    {
        var isFollowUp = MeasurePointKinds.IsFollowUp(request.Kind);
        var day = isFollowUp ? FollowUpDay(request, participation, before) : MeasurePointKinds.DueOn(request.Kind, participation);
        var point = (before ?? new StoredMeasurePoint { Kind = request.Kind, MeasuredOn = day ?? today }) with { MeasuredOn = day ?? today };
        if (isFollowUp)
        {
            point = FollowUp(request, point);
        }
        else
        {
            RefuseIf(request.MeasuredOn.Length > 0, "measured_on");
            RefuseIf(request.Occupations.Count > 0, "occupations");
            RefuseIf(request.Support.Count > 0, "support");
            RefuseIf(request.HasNotReached, "not_reached");
        }

        return Answers(request, participation.Insats, point);

        void RefuseIf(bool isGiven, string field)
        {
            if (isGiven)
            {
                _read.Refuse(ParticipantsReason.MeasurementNotAccepted, field, $"{field} hör till uppföljningarna.", Accepted);
            }
        }
    }

    private DateOnly? FollowUpDay(PutMeasurePointRequest request, RegisteredParticipation participation, StoredMeasurePoint? before)
    {
        // What was measured of an avslut that has been taken back is of another day.
        var known = before is not null && before.MeasuredOn >= participation.ClosedOn ? before.MeasuredOn : (DateOnly?)null;
        var day = request.MeasuredOn.Length == 0 && known is not null ? known : _read.Date("measured_on", request.MeasuredOn, required: true);
        if (day < participation.ClosedOn || day > today)
        {
            _read.Refuse(
                ParticipantsReason.ValueInvalid,
                "measured_on",
                "Uppföljningen ligger före avslutet eller i framtiden.",
                $"{Days.Write(participation.ClosedOn)} – {Days.Write(today)}");
        }

        return day;
    }

    private StoredMeasurePoint FollowUp(PutMeasurePointRequest request, StoredMeasurePoint point)
    {
        foreach (var field in request.TakenAway.Where(field => field is not ("occupations" or "support")))
        {
            _read.Refuse(ParticipantsReason.ValueInvalid, "taken_away", "taken_away: fältet går inte att tömma så.", "occupations, support");
        }

        var occupations = _read.Occupations("occupations", ParticipationMessages.Write(request.Occupations), point.MeasuredOn);
        var support = _read.Codes("support", request.Support, CodeListNames.Support, point.MeasuredOn);
        var after = point with
        {
            Occupations = occupations.Length > 0 ? occupations : request.TakenAway.Contains("occupations") ? [] : point.Occupations,
            Support = support.Length > 0 ? support : request.TakenAway.Contains("support") ? [] : point.Support,
            NotReached = request.HasNotReached ? request.NotReached : point.NotReached,
        };
        if (after.NotReached && after.Occupations.Length + after.Support.Length > 0)
        {
            _read.Refuse(
                ParticipantsReason.MeasurementNotAccepted,
                "not_reached",
                "Den som inte har nåtts har varken sysselsättning eller försörjning.",
                "false, eller inga occupations och support");
        }

        return after;
    }

    private StoredMeasurePoint Answers(PutMeasurePointRequest request, string insats, StoredMeasurePoint point)
    {
        var asked = questions.Where(question => question.IsAsked(insats, point.Kind, point.MeasuredOn))
            .ToDictionary(question => question.Question, StringComparer.Ordinal);
        var answers = point.Read();
        foreach (var (i, answer) in request.Answers.Index())
        {
            if (answer.Value.Length == 0)
            {
                answers.Remove(answer.Question);
            }
            else if (AnswerRules.Check(answer, asked.GetValueOrDefault(answer.Question), asked.Keys, $"answers[{i}]", refusals) is { } value)
            {
                answers[answer.Question] = new Answer(value, asked[answer.Question].Version);
            }
        }

        return request.Answers.Count > 0 ? point.With(answers) : point;
    }
}
