using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Measure points as they leave the service: what the participation knows of them, and what is registered at them.</summary>
internal static class MeasurePointMessages
{
    /// <summary>A measure point that a participation has.</summary>
    public static MeasurePoint ToMessage(RegisteredParticipation participation, string kind, StoredMeasurePoint? point)
    {
        var message = ToMessage(participation, kind);
        message.Etag = Etag.Of(point?.Version ?? 0);
        if (point is null || (MeasurePointKinds.IsFollowUp(kind) && point.MeasuredOn < participation.ClosedOn))
        {
            return message;
        }

        message.Answers.Add(point.Read().Select(answer => new ExtraAnswer
        {
            Question = answer.Key, Value = answer.Value.Value, QuestionVersion = answer.Value.Version,
        }));
        if (MeasurePointKinds.IsFollowUp(kind))
        {
            (message.Measured, message.MeasuredOn, message.NotReached) = (true, Days.Write(point.MeasuredOn), point.NotReached);
            message.Support.Add(point.Support);

            // What has been corrected since without its share is what tables count.
            if (kind == MeasurePointKinds.Followup6m || Occupation.Foremost(point.Occupations) == participation.Followup12m)
            {
                message.Occupations.Clear();
                message.Occupations.Add(ParticipationMessages.Read(point.Occupations));
            }
        }

        return message;
    }

    private static MeasurePoint ToMessage(RegisteredParticipation participation, string kind)
    {
        var message = new MeasurePoint
        {
            Participation = participation.Participation,
            Insats = participation.Insats,
            Kind = kind,
            DueOn = Days.Write(MeasurePointKinds.DueOn(kind, participation)),
        };
        switch (kind)
        {
            case MeasurePointKinds.Start:
                (message.Measured, message.MeasuredOn) = (true, Days.Write(participation.EnrolledOn));
                message.Occupations.Add(ParticipationMessages.Read(participation.OccupationBefore));
                message.Support.Add(participation.SupportBefore);
                break;
            case MeasurePointKinds.Closure:
                (message.Measured, message.MeasuredOn) = (participation.ClosedOn is not null, Days.Write(participation.ClosedOn));
                message.Occupations.Add(ParticipationMessages.Read(participation.OccupationAfter));
                message.Support.Add(participation.SupportAfter);
                break;
            case MeasurePointKinds.Followup12m when participation.Followup12m is { } occupation:
                message.Measured = true;
                message.Occupations.Add(new OccupationShare { Occupation = occupation });
                break;
        }

        return message;
    }
}
