namespace Stripe;

/// <summary>Names the application in the user agent.</summary>
public class AppInfo
{
    public string Name { get; set; }

    public string PartnerId { get; set; }

    public string Url { get; set; }

    public string Version { get; set; }

    public string FormatUserAgent()
    {
        var name = string.IsNullOrEmpty(Version) ? Name : $"{Name}/{Version}";
        return string.IsNullOrEmpty(Url) ? name : $"{name} ({Url})";
    }
}
