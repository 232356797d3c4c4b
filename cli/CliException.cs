namespace Finsam.Cli;

/// <summary>Ends a command with a message for people and exit code 1.</summary>
internal sealed class CliException(string message) : Exception(message);
