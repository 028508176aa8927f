namespace SubsetGen.Golden.Surface;

/// <summary>A layer whose temperature is set between calls.</summary>
public interface IWithTemperature
{
    double Temperature { get; set; }
}
