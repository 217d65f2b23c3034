namespace Marketplace.Commands.Demo;

/// <summary>A step of the story did not do what it should.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);
