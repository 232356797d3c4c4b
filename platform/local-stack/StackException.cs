namespace Finsam.LocalStack;

/// <summary>The stack could not be started or found. The message is Swedish and says what to do.</summary>
public sealed class StackException : Exception
{
    /// <summary>With a message for people.</summary>
    public StackException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what lies behind it.</summary>
    public StackException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
