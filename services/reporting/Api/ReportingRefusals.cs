using Grpc.Core;

namespace Finsam.Reporting.Api;

/// <summary>The status code of each reason to refuse.</summary>
internal static class ReportingRefusals
{
    /// <summary>Reason to status code.</summary>
    public static readonly IReadOnlyDictionary<Enum, StatusCode> StatusCodes = new Dictionary<Enum, StatusCode>
    {
        [ReportingReason.PeriodInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.FieldInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.DateInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.NumberInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.Duplicate] = StatusCode.InvalidArgument,
        [ReportingReason.LayoutInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.SectionInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.MeasureInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.ReportNotDefined] = StatusCode.NotFound,
        [ReportingReason.CompositionNotFound] = StatusCode.NotFound,
        [ReportingReason.BindingUnresolved] = StatusCode.FailedPrecondition,
        [ReportingReason.BindingUnitMismatch] = StatusCode.FailedPrecondition,
        [ReportingReason.BindingInvalid] = StatusCode.FailedPrecondition,
        [ReportingReason.MeasureUnresolved] = StatusCode.FailedPrecondition,
        [ReportingReason.SourceUnavailable] = StatusCode.Unavailable,
        [ReportingReason.FormatInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.TableNotFound] = StatusCode.NotFound,
        [ReportingReason.RendererMissing] = StatusCode.FailedPrecondition,
        [ReportingReason.RendererFailed] = StatusCode.Unavailable,
        [ReportingReason.PageInvalid] = StatusCode.InvalidArgument,
        [ReportingReason.VersionStateInvalid] = StatusCode.FailedPrecondition,
        [ReportingReason.VersionOvertaken] = StatusCode.FailedPrecondition,
        [ReportingReason.FigureNotFound] = StatusCode.NotFound,
        [ReportingReason.TemplateNotFound] = StatusCode.NotFound,
        [ReportingReason.ReportExists] = StatusCode.AlreadyExists,
        [ReportingReason.OperationNotFound] = StatusCode.NotFound,
        [ReportingReason.AuthorizationExpired] = StatusCode.Aborted,
        [ReportingReason.ChecksFailed] = StatusCode.FailedPrecondition,
    };
}
