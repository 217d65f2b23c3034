namespace Marketplace.Hosting;

/// <summary>The configuration cannot work. The message is written for whoever wrote it: one line per problem.</summary>
internal sealed class InvalidConfigurationException(IEnumerable<string> problems)
    : Exception(string.Join(Environment.NewLine, problems));
