using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;

namespace Finsam.Participants.Enroll;

/// <summary>An inskrivning that waits to be registered, and its caller's answer.</summary>
/// <param name="key">Key of the request; made without the person's key.</param>
/// <param name="request">What is to be registered.</param>
/// <param name="codes">The code lists that it is checked against.</param>
/// <param name="today">The day that it came.</param>
/// <param name="subject">The token's subject.</param>
internal sealed class WaitingEnrollment(RequestKey key, EnrollRequest request, CodeBook codes, DateOnly today, string subject)
{
    private readonly TaskCompletionSource<EnrollResponse> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isTaken;

    /// <summary>Key of the request.</summary>
    public RequestKey Key { get; } = key;

    /// <summary>What is to be registered.</summary>
    public EnrollRequest Request { get; } = request;

    /// <summary>The code lists that it is checked against.</summary>
    public CodeBook Codes { get; } = codes;

    /// <summary>The day that it came.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>Who is named; null where nobody is, or not as it must be.</summary>
    public PersonIdentifier? Person { get; } = PersonIdentifier.Of(request.Person, request.PersonNumber, today);

    /// <summary>The token's subject.</summary>
    public string Subject { get; } = subject;

    /// <summary>What the caller is told; ends when it is registered for good, or refused, or the caller has left.</summary>
    public Task<EnrollResponse> Answer => answer.Task;

    /// <summary>Takes it to be registered; false when the caller has left. From then on it is registered whether or not the caller stays.</summary>
    public bool Take() => Interlocked.Exchange(ref isTaken, 1) == 0;

    /// <summary>The caller goes away: it is not registered, unless it has been taken.</summary>
    public void Leave(CancellationToken cancellationToken)
    {
        if (Take())
        {
            answer.TrySetCanceled(cancellationToken);
        }
    }

    /// <summary>Tells the caller.</summary>
    public void Tell(Task<EnrollResponse> outcome) => answer.TrySetFromTask(outcome);

    /// <summary>Tells the caller that it failed.</summary>
    public void Fail(Exception error) => answer.TrySetException(error);
}
