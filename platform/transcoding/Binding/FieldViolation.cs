namespace Finsam.Transcoding.Binding;

/// <summary>What is wrong with a field of a request; the message is in Swedish, for people.</summary>
internal sealed record FieldViolation(string Field, string Message);

/// <summary>A request that can't be turned into the method's message.</summary>
internal sealed class UnreadableRequestException(int httpStatus, string reason, string detail, IReadOnlyList<FieldViolation> violations)
    : Exception(detail)
{
    public UnreadableRequestException(string reason, string detail, params IReadOnlyList<FieldViolation> violations)
        : this(400, reason, detail, violations)
    {
    }

    public int HttpStatus => httpStatus;

    public string Reason => reason;

    public IReadOnlyList<FieldViolation> Violations => violations;
}
