using Finsam.Participants.Domain;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>The status code of each reason; one that is not here is INVALID_ARGUMENT.</summary>
internal static class ParticipantsRefusals
{
    public static readonly IReadOnlyDictionary<Enum, StatusCode> StatusCodes = new Dictionary<Enum, StatusCode>
    {
        [ParticipantsReason.ParticipationExists] = StatusCode.AlreadyExists,
        [ParticipantsReason.ParticipationUnknown] = StatusCode.NotFound,
        [ParticipantsReason.ParticipationClosed] = StatusCode.FailedPrecondition,
        [ParticipantsReason.ParticipationOpen] = StatusCode.FailedPrecondition,
        [ParticipantsReason.PersonsNotShown] = StatusCode.PermissionDenied,
        [ParticipantsReason.CodeListUnknown] = StatusCode.NotFound,
        [ParticipantsReason.CodeInUse] = StatusCode.FailedPrecondition,
        [ParticipantsReason.CodeSpansOverlap] = StatusCode.FailedPrecondition,
        [ParticipantsReason.MeasurePointUnknown] = StatusCode.FailedPrecondition,
        [ParticipantsReason.ParticipationChanged] = StatusCode.Aborted,
        [ParticipantsReason.PersonUnknown] = StatusCode.NotFound,
        [ParticipantsReason.PersonNumberTaken] = StatusCode.FailedPrecondition,
        [ParticipantsReason.PersonsLinked] = StatusCode.FailedPrecondition,
        [ParticipantsReason.PersonsSplit] = StatusCode.FailedPrecondition,
        [ParticipantsReason.LinkUnknown] = StatusCode.NotFound,
        [ParticipantsReason.TooManyWaiting] = StatusCode.ResourceExhausted,
        [ParticipantsReason.RetentionRuleMissing] = StatusCode.FailedPrecondition,
        [ParticipantsReason.RegisterMissing] = StatusCode.FailedPrecondition,
        [ParticipantsReason.EtagMismatch] = StatusCode.Aborted,
        [ParticipantsReason.ActivityExists] = StatusCode.AlreadyExists,
        [ParticipantsReason.ActivityUnknown] = StatusCode.NotFound,
        [ParticipantsReason.ActivityWithdrawn] = StatusCode.FailedPrecondition,
        [ParticipantsReason.ActivityHasOccasions] = StatusCode.FailedPrecondition,
        [ParticipantsReason.OccasionUnknown] = StatusCode.NotFound,
        [ParticipantsReason.VolumeCountUnknown] = StatusCode.NotFound,
        [ParticipantsReason.QuestionnaireUnknown] = StatusCode.NotFound,
        [ParticipantsReason.RoundExists] = StatusCode.AlreadyExists,
        [ParticipantsReason.RoundUnknown] = StatusCode.NotFound,
        [ParticipantsReason.RoundClosed] = StatusCode.FailedPrecondition,
        [ParticipantsReason.RoundNotClosed] = StatusCode.FailedPrecondition,
        [ParticipantsReason.RoundNotOpen] = StatusCode.FailedPrecondition,
        [ParticipantsReason.NotInvited] = StatusCode.FailedPrecondition,
        [ParticipantsReason.CodesGivenOut] = StatusCode.FailedPrecondition,
        [ParticipantsReason.CodeNotValid] = StatusCode.NotFound,
    };
}
