namespace Finsam.LocalStack;

/// <summary>One step of starting or stopping that has come to its end.</summary>
/// <param name="Part">Name of the part, such as <c>PostgreSQL</c> or <c>ledger</c>.</param>
/// <param name="Text">What happened, in Swedish for people.</param>
/// <param name="Elapsed">How long the step took.</param>
public sealed record StackStep(string Part, string Text, TimeSpan Elapsed);
