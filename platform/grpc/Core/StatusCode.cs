namespace Grpc.Core;

/// <summary>How a call ended: the canonical codes of <c>google.rpc.Code</c>, as sent in <c>grpc-status</c>.</summary>
public enum StatusCode
{
    /// <summary>The call went through.</summary>
    OK = 0,

    /// <summary>The caller gave up.</summary>
    Cancelled = 1,

    /// <summary>An error without a better code.</summary>
    Unknown = 2,

    /// <summary>An argument is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call ended; its change may still have been made.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for is not there.</summary>
    NotFound = 5,

    /// <summary>What was to be created is there already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known but may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or size limit is exceeded.</summary>
    ResourceExhausted = 8,

    /// <summary>The state of the system does not allow it; retrying alone does not help.</summary>
    FailedPrecondition = 9,

    /// <summary>A conflict with a concurrent change; the caller may start over.</summary>
    Aborted = 10,

    /// <summary>Past the end of a valid range.</summary>
    OutOfRange = 11,

    /// <summary>The method is not there.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken.</summary>
    Internal = 13,

    /// <summary>The service can't be reached right now; the caller may retry.</summary>
    Unavailable = 14,

    /// <summary>Data is lost beyond recovery.</summary>
    DataLoss = 15,

    /// <summary>The caller has not shown who it is.</summary>
    Unauthenticated = 16,
}
