using Google.Protobuf;

namespace Finsam.Participants.Changes;

/// <summary>Tells whether messages say the same.</summary>
internal static class SameMessage
{
    /// <summary>
    /// True when they do, what they leave out included. The generated <c>Equals</c> compares values only: to it a field that is absent is the
    /// same as one that is false, 0 or empty, so that a correction to that would be lost.
    /// </summary>
    public static bool SaysTheSame(this IMessage one, IMessage other) => one.ToByteString().Equals(other.ToByteString());
}
